#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A word that no passage has stands for the nearest one that some passage has,
# and the answer says so.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99
cat >in/a.txt <<'END'
Title: Directors

Martin Scorsese shot it in New York. The films of Scorsese are long.

Scorsese speaks of Ingmar Bergman. A Bergman film is quiet, said Bergman.

The new Bergman restoration.

He keeps a tarantule, and tarantules bite. Two tarantules, three tarantules.

Tarantules again, and more tarantules.

With a grin Quentin Tarantulo laughs.

He was losing the lead.
END
cat >in/b.nfo <<'END'
<movie><title>Something</title><year>1999</year>
<director>Nobody Else</director>
<actor><name>Hans Bergmann</name><role>Extra</role></actor>
<actor><name>Ola Fagerstrom</name><role>Extra</role></actor></movie>
END
"$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
tap_result $? "words and names" out

# Query|what is searched for as well, or - for nothing
while IFS='|' read -r query want; do
    "$TOP_BUILDDIR/filmsearch" --db db --no-facts --format tsv -- "$query" \
        >found 2>out
    case $want in
    -) ! grep -q 'searched also' out ;;
    *) grep -q "searched also for '$want'\$" out && grep -q "$want" found ;;
    esac
    tap_result $? "$query: $want" out
done <<'END'
Scorcese|Scorsese
scorcese|Scorsese
films of Scorcese|Scorsese
Bergmann|Bergman
a quiet film by Bergmann|Bergman
the restauration of Bergman|restoration
tarantulu|tarantule
Tarantulu|Tarantulo
Fagerstrom|-
Fagerstrem|-
Scorsese|-
lossing|losing
qqqqqq|-
END
tap_done
