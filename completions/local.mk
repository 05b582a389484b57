# SPDX-License-Identifier: GPL-2.0-or-later
# bash-completion looks for a file of the command's name.
EXTRA_DIST += %D%/filmsearch.bash
completionsdir = $(datadir)/bash-completion/completions

install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(completionsdir)'
	$(INSTALL_DATA) '$(srcdir)/completions/filmsearch.bash' \
		'$(DESTDIR)$(completionsdir)/filmsearch'
	cd '$(DESTDIR)$(completionsdir)' && rm -f filmindex && \
		$(LN_S) filmsearch filmindex

uninstall-local:
	cd '$(DESTDIR)$(completionsdir)' && rm -f filmsearch filmindex
