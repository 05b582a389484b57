#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A list twice as long takes twice as many comparisons, or a little more where
# it is sorted, whatever it is a list of. Comparisons are counted, not seconds.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

if ldd "$filmindex" | grep -q 'lib[a-z]*san'; then
    tap_skip "long lists" "sanitizers have their own comparisons"
    tap_done
    exit 0
fi
tool count -shared -fPIC -O1 -fno-builtin || exit 99
cd "$tmp" || exit 99

# An element of each list: "@" stands for a number, "#" for a day, of one length
# each, as lengths are compared first.
element()
{
    case $1 in
    cast) echo '<actor name="Actor @"><role>Role @</role></actor>' ;;
    roles) echo '<actor name="Same One"><role>Role @</role></actor>' ;;
    films)
        echo '<film id="f@"><title kind="main">Film @</title>' \
            '<actor name="Same One"/></film>'
        ;;
    remakes)
        echo '<film year="1961"><id scheme="list-@" value="@"/>' \
            '<title kind="main">It</title></film>'
        ;;
    names) echo '<person id="p"><name kind="main">Name @</name></person>' ;;
    ids)
        echo '<person id="p"><id scheme="imdb" value="nm@"/>' \
            '<name kind="main">Same One</name></person>'
        ;;
    born)
        echo '<person id="p@" born="#"><name kind="main">Same One</name>' \
            '</person>'
        ;;
    mentions) echo '"Film @",' ;;
    esac
}

# write KIND COUNT: a file of records with a list of so many.
write()
{
    head='<filmdata>' tail='</filmdata>' file=in.xml
    case $1 in
    cast | roles)
        head='<filmdata><film id="f"><title kind="main">Long</title>'
        tail='</film></filmdata>'
        ;;
    mentions)
        head='{"title":"T","text":"A sentence.","films":['
        tail='"The last"]}' file=in.jsonl
        ;;
    esac
    awk -v n="$2" -v element="$(element "$1")" -v head="$head" -v tail="$tail" '
        BEGIN {
            printf "%s", head
            for (i = 0; i < n; i++) {
                text = element
                gsub(/@/, sprintf("%06d", i), text)
                gsub(/#/, sprintf("%d-%02d-%02d", 1900 + i / 336,
                    i / 28 % 12 + 1, i % 28 + 1), text)
                printf "%s", text
            }
            print tail
        }' >$file
}

# comparisons KIND COUNT: how many an index of such a list takes.
comparisons()
{
    rm -rf db in.*
    write "$1" "$2"
    COUNT_FILE=count LD_PRELOAD=./count.so "$filmindex" -q --jobs 1 --db db \
        add in.* >out 2>&1
    cat count
}

mv count count.so
for kind in cast roles films remakes names ids born mentions; do
    few=$(comparisons $kind 2000)
    many=$(comparisons $kind 4000)
    echo "$few comparisons for 2000, $many for 4000" >>out
    [ "$many" -gt 2000 ] && [ "$many" -lt $((few * 5 / 2)) ]
    tap_result $? "$kind" out
done
tap_done
