#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Articles in archives: where they are is said, they change with the archive,
# and what grows without bound or is cut off is refused.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"
cd "$tmp" || exit 99

# gives NAME CODE TEXT COMMAND...: passes if it ends with that exit status and
# prints a line with TEXT.
gives()
{
    name=$1 want=$2 text=$3
    shift 3
    "$@" >out 2>&1
    code=$?
    [ "$code" -eq "$want" ] && grep -qF -e "$text" out
    status=$?
    [ "$status" -eq 0 ] || echo "exit status $code" >>out
    tap_result "$status" "$name" out
}

mkdir -p site/a
printf 'Title: Harbour\n\nThe pilot sings in the rain.\n' >site/a/one.txt
printf '{"title":"Quay","text":"The lamp goes out."}\n{"text":"A gull."}\n' \
    >site/two.jsonl
printf '<movie><title>Quay</title><year>2019</year></movie>' >site/quay.nfo
tar cf site.tar site
if "$filmindex" extract site.tar 2>&1 | grep -q 'not a format'; then
    tap_skip "articles in archives" "built without libarchive"
    tap_done
    exit
fi

mkdir book
printf '<html><body><nav><h1>Contents</h1><a href=x>Two</a></nav></html>' \
    >book/nav.xhtml
printf '<html><body><h1>Two</h1><div class=sidebar><p>A gull.</p></div></html>' \
    >book/two.xhtml
tar cf book.epub book
gives "a chapter of a book has no furniture" 0 'A gull.' \
    "$filmindex" extract book.epub
tap_result "$(grep -c -e Contents -e 'looks like' out)" \
    "its table of contents is no article" out

gives "an archive is indexed" 0 '1 added' "$filmindex" --db db add site.tar
gives "a passage names archive and member" 0 \
    'site.tar!/site/a/one.txt:3' "$filmsearch" --db db pilot
gives "so does one of a member of many" 0 \
    'site.tar!/site/two.jsonl:1' "$filmsearch" --db db lamp
gives "records in it stand beside the text" 0 'Quay (2019)' \
    "$filmsearch" --db db --who Quay
gives "an unchanged archive is skipped" 0 '1 unchanged' \
    "$filmindex" --db db add site.tar

printf 'Title: Harbour\n\nThe pilot sleeps.\n' >site/a/one.txt
tar cf site.tar site
gives "a changed one is read again" 0 '' "$filmindex" --db db add site.tar
gives "what a member said is gone" 1 '' "$filmsearch" --db db '+sings'
gives "what it says now is there" 0 'one.txt:3' "$filmsearch" --db db '+sleeps'

for tool in gzip bzip2 xz zstd; do
    command -v $tool >/dev/null || continue
    rm -rf packed
    mkdir packed
    $tool -c site/a/one.txt >packed/one.txt.$tool
    gives "text is read through $tool" 0 'The pilot sleeps' \
        "$filmindex" extract packed/one.txt.$tool
    $tool -c site.tar >packed/site.tar.$tool
    gives "an archive is read through $tool" 0 'The lamp goes out' \
        "$filmindex" extract packed/site.tar.$tool
    head -c 40 packed/one.txt.$tool >packed/cut
    ! "$filmindex" extract packed/cut >out 2>&1
    tap_result $? "data cut off are refused or reported ($tool)" out
done

head -c 40000000 /dev/zero | tr '\0' 'x' >bomb
if command -v xz >/dev/null; then
    xz -c bomb >bomb.xz
    gives "what grows beyond the ratio is refused" 1 'times their size' \
        "$filmindex" --db db add bomb.xz
fi
# What looks for a member without an end is left after --max-seconds.
printf 'PK\003\004' >endless.zip
truncate -s 64G endless.zip
timeout 300 "$filmindex" --db endless.db --max-seconds 1 add endless.zip >out 2>&1
grep -q 'gave up: nothing found for 1 second' out
tap_result $? "an archive of 64 GB without a member" out
tap_done
