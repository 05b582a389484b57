# SPDX-License-Identifier: GPL-2.0-or-later
EXTRA_DIST += %D%/eval.sh

# Relevance on judged collections, which are not part of the tree.
eval: all
	@EVAL_TASKS='$(EVAL_TASKS)' EVAL_KIT='$(EVAL_KIT)' \
		EVAL_ONLY='$(EVAL_ONLY)' EVAL_OPTIONS='$(EVAL_OPTIONS)' \
		FILMINDEX='$(abs_top_builddir)/filmindex' \
		FILMSEARCH='$(abs_top_builddir)/filmsearch' \
		$(SHELL) $(top_srcdir)/tests/eval/eval.sh
.PHONY: eval

clean-local: clean-eval
clean-eval:
	rm -rf eval-out
.PHONY: clean-eval
