# SPDX-License-Identifier: GPL-2.0-or-later
# Each shell looks for a file of the command's name, zsh for the #compdef line.
EXTRA_DIST += %D%/filmsearch.bash %D%/filmsearch.fish %D%/filmsearch.zsh
bashcompletiondir = $(datadir)/bash-completion/completions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
zshcompletiondir = $(datadir)/zsh/site-functions

install-completions:
	$(MKDIR_P) '$(DESTDIR)$(bashcompletiondir)' \
		'$(DESTDIR)$(fishcompletiondir)' '$(DESTDIR)$(zshcompletiondir)'
	$(INSTALL_DATA) '$(srcdir)/completions/filmsearch.bash' \
		'$(DESTDIR)$(bashcompletiondir)/filmsearch'
	$(INSTALL_DATA) '$(srcdir)/completions/filmsearch.fish' \
		'$(DESTDIR)$(fishcompletiondir)/filmsearch.fish'
	$(INSTALL_DATA) '$(srcdir)/completions/filmsearch.zsh' \
		'$(DESTDIR)$(zshcompletiondir)/_filmsearch'
	for program in filmindex filmweb; do \
		(cd '$(DESTDIR)$(bashcompletiondir)' && rm -f $$program && \
			$(LN_S) filmsearch $$program) && \
		(cd '$(DESTDIR)$(fishcompletiondir)' && rm -f $$program.fish && \
			$(LN_S) filmsearch.fish $$program.fish) || exit; \
	done

uninstall-completions:
	cd '$(DESTDIR)$(bashcompletiondir)' && \
		rm -f filmsearch filmindex filmweb
	cd '$(DESTDIR)$(fishcompletiondir)' && \
		rm -f filmsearch.fish filmindex.fish filmweb.fish
	rm -f '$(DESTDIR)$(zshcompletiondir)/_filmsearch'
.PHONY: install-completions uninstall-completions
