#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Inside an article the passage comes first that has what the question asks for:
# a date, a place to watch, a length, a sum, a reason, a judgement, the full
# name.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99
cat >in/harbour.txt <<'END'
Title: Harbour Lights

Harbour Lights tells of two sisters who watch the ships and run a tavern, and
of the sailor they both hide from the police.

Catch Harbour Lights on Shudder from April 12, 2024, or rent the disc in any shop.

The making of Harbour Lights took long: the crew waited for fog, and the
length of each take was measured by the tide. In all 94 minutes are left of
it.

Nobody knew how much Harbour Lights would cost or make. Rain took the sets;
then it made $12 million, much to the surprise of those who paid.

The police of Harbour Lights close the tavern. They do it because a letter
names the sailor, and they never ask why it was sent.

The tavern of Harbour Lights is good to look at: old wood, brass, a fire, and
every sailor of the town at the bar.

For all that Harbour Lights is dull, and its second half fails; the ending is not convincing.
END
cat >in/marlowe.txt <<'END'
Title: Ellen Marlowe at sixty

Marlowe lives by the sea. Marlowe walks there, and Marlowe swims for an hour
each day before she begins to write.

Ellen Marlowe turns sixty this week, and the museum shows what she has made in
all of these years of work by the sea.
END
# Words of two articles alone would all be frequent.
i=0
while [ $i -lt 30 ]; do
    printf 'Title: Story %s\n\nA good day, number %s, by the cold lake.\n' \
        $i $i >in/$i.txt
    i=$((i + 1))
done
"$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
tap_result $? "the articles are indexed" out

# Rows: a query, how the first passage begins.
while IFS='|' read -r query begins; do
    "$TOP_BUILDDIR/filmsearch" --db db --format json -n 1 "$query" >out 2>err
    grep -qF "\"text\":\"$begins" out
    tap_result $? "$query: $begins" out
done <<'END'
where can I watch Harbour Lights and when|Catch
where can I watch it and when|Catch
when can I see Harbour Lights|Catch
Where is Harbour Lights streaming?|Catch
how long is Harbour Lights|The making
how much did Harbour Lights make|Nobody
why do the police close the tavern|The police
is Harbour Lights any good|For all that
what is wrong with Harbour Lights|For all that
Harbour Lights sisters sailor|Harbour Lights tells
Ellen Marlowe|Ellen Marlowe
Marlowe|Marlowe lives
END
tap_done
