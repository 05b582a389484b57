#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Words of scripts that write no blanks, or marks only now and then, are found
# in running text; others that begin alike are not. Names are found in other
# scripts and romanisations.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" && mkdir in || exit 99

# yes or no|query|text
cat >rows <<'END'
yes|콜|영화 콜은 2020년에 공개되었다.
yes|film:콜|영화 콜은 2020년에 나왔다.
yes|"콜"|영화 콜에서 전종서는 영숙을 연기했다.
yes|콜의 감독|'콜'이 나왔다.
yes|시|이창동 감독의 시를 칸에서 보았다.
yes|활|김기덕의 활이었다.
yes|섬 영화|섬에서도 촬영했다.
no|시|시간은 흐르고 시인이 시작한다.
no|콜|프로토콜은 길다.
yes|侍|黒澤明の侍が来る。
yes|侍|映画侍を見た。
yes|活|我看了电影活这部片子。
yes|film:侍|黒澤明監督の侍を見た。
no|成龙|他的成长很快。
no|七夕|七人の侍
yes|映画*|日本の映画祭。
no|映画*|画家の話。
yes|콜은*|콜은 짧다.
yes|ドラマ|ﾄﾞﾗﾏを見た。
yes|ลุงบุญมี|ภาพยนตร์เรื่องลุงบุญมีระลึกชาติได้รับรางวัล
yes|"ปาล์มทองคำ"|ได้รับรางวัลปาล์มทองคำในปี
yes|title:ลุงบุญมี|Title: ลุงบุญมีระลึกชาติ
yes|ສະບາຍດີ|ຮູບເງົາລາວເລື່ອງສະບາຍດີຫຼວງພະບາງ
yes|ទន្លេ|ខ្សែភាពយន្តខ្មែររឿងទន្លេសាប
yes|ရုပ်ရှင်|မြန်မာရုပ်ရှင်ဒါရိုက်တာ
yes|ابراهيم|للمخرج إبراهيم حاتمي
yes|كيارستمي|فيلم عباس کیارستمی
yes|الشاشة|الشّـــاشة الكبيرة
yes|"كتاب"|فيلم كِتَاب
yes|הסרט|הַסֵּרֶט הֶחָדָשׁ
no|כתב|הסרט החדש
yes|Andrei Tarkowski|They met Andrej Tarkovskij in Paris.
yes|Андрей Тарковский|They met Andrei Tarkovsky in Rome.
yes|Andrei Tarkovsky|Фильм снял Андрей Тарковский в Москве.
no|Arseny Tarkovsky|Снял Андрей Тарковский.
yes|Theodoros Angelopoulos|Εκεί ήταν ο Θόδωρος Αγγελόπουλος.
yes|Lau Kar-leung|A fast film by Liu Chia-liang again.
yes|Liu Jialiang|The stuntman Lau Kar-leung made it.
END

n=0
while IFS='|' read -r want query text; do
    n=$((n + 1))
    case $text in
    Title:*) printf '%s\n\nText.\n' "$text" ;;
    *) printf 'Title: Number %d\n\n%s\n' "$n" "$text" ;;
    esac >"in/$n.txt"
done <rows
for title in 콜 侍; do
    printf '<movie><title>%s</title><year>1960</year></movie>' "$title" \
        >"in/$title.nfo"
done
"$TOP_BUILDDIR/filmindex" -q --db db add in >out 2>&1
tap_result $? "texts in many scripts" out

n=0
while IFS='|' read -r want query text; do
    n=$((n + 1))
    "$TOP_BUILDDIR/filmsearch" --db db -n 50 --no-facts --format paths \
        -- "$query" >out 2>&1
    found=no
    ! grep -qx "in/$n.txt" out || found=yes
    [ "$found" = "$want" ]
    tap_result $? "$query in $text: $want" out
done <rows
tap_done
