#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Inside an article the passage comes first that has what the question asks for:
# a date, a person, an age, a writer, a place, where to watch it, a length, a sum,
# a reason, a judgement, the full name.
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
cat >in/quay.txt <<'END'
Title: Quay Lamp

The keeper of Quay Lamp is a lonely man of the sea, and it tells no more of him.

In most of its scenes the keeper of Quay Lamp is Anna Brandt, who never smiles.

Quay Lamp is short, though it does not seem so to those who sit through it.

Quay Lamp was shown again and again to those few who asked for more of it.

It is said that Quay Lamp was shown but once, in Rostock, to a cold house.

At an hour-and-ten minutes Quay Lamp is over before it has begun to be of any
interest to those who came for the fog.
END
cat >in/tide.txt <<'END'
Title: Tide Mill

Tide Mill was sold as a comedy, and Tide Mill is one for most of its length.

At 71, Ida Horn gives the mill its heart, and the story some of its warmth.

The script by Carl Winter and Olga Sund keeps to the story of the mill.

Ida Horn had played in 30 films when the mill was found, and was never heard
to say what she did before.

Over in 88 minutes, the mill is gone before the tide returns.
END
# Words of few articles alone would all be frequent.
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
who is the keeper of Quay Lamp|In most of its scenes
where was Quay Lamp shown|It is said
how long is Quay Lamp|At an hour
who wrote Tide Mill|The script
Tide Mill screenwriters|The script
how old was Ida Horn in Tide Mill|At 71
Tide Mill runtime|Over in
Tide Mill running time|Over in
Ellen Marlowe|Ellen Marlowe
Marlowe|Marlowe lives
END
tap_done
