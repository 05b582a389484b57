#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words with a star rank as other words do; what stands for a word of the query
# is marked; function words that are required are looked for in the text.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99

article()
{
    printf 'Title: %s\n\n%s\n' "$2" "$3" >"in/$1.txt"
}

article a "One" "A greenhouse stands far away from the long road to the town."
article b "Two" "Greenhouses, a greenhouse, and greenhouses again: green houses."
article c "Greenhouse" "Nothing of glass is in this text of the same author, nor green."
article d "Four" "A storyboard artist drew it for the studio."
article e "Five" "The land lady knocks at the door of the house."
article f "Six" "His first sound film was shown in the town."
article g "The Who" "A band film of that group."
article h "Eight" "She knew who the man was."
"$TOP_BUILDDIR/filmindex" -q --db db add in

search()
{
    "$TOP_BUILDDIR/filmsearch" --db db --no-facts "$@"
}

# QUERY|paths in order|marked bytes of the first one
while IFS='|' read -r query paths marked; do
    search --format paths "$query" >out 2>err
    search --format jsonl "$query" 2>>err | head -n 1 >hit
    [ "$(tr '\n' ' ' <out)" = "$paths " ] &&
        grep -qF "\"highlights\":[$marked]" hit
    tap_result $? "$query finds $paths" hit
done <<'END'
greenh*|in/b.txt in/a.txt|[0,11],[15,25],[31,42]
greenhouse*|in/b.txt in/a.txt|[0,11],[15,25],[31,42]
greenhouses*|in/b.txt|[0,11],[31,42]
greenh* road|in/a.txt in/b.txt|[2,12],[43,47]
storyb*|in/d.txt|[2,12]
story board|in/d.txt|[2,12]
+the +who|in/h.txt|[9,16]
+who +the +man|in/h.txt|[17,20]
"the who"|in/g.txt|
END
tap_done
