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
yes|刘家良|劉家良導演了少林三十六房。
yes|劉家良|刘家良导演了少林三十六房。
yes|张艺谋|張藝謀的紅高粱。
yes|陳凱歌|陈凯歌拍了霸王别姬。
yes|贾樟柯|賈樟柯的三峽好人。
yes|侯孝賢|侯孝贤的悲情城市。
yes|楊德昌|杨德昌的一一。
yes|蔡明亮|蔡明亮的河流。
yes|梁朝偉|梁朝伟和张曼玉。
yes|张曼玉|張曼玉在花樣年華裡。
yes|花样年华|王家衛的花樣年華。
yes|王家卫|王家衛的重慶森林。
yes|重慶森林|王家卫的重庆森林。
yes|周潤發|周润发在卧虎藏龙里。
yes|巩俐|鞏俐演過秋菊。
yes|徐楓|徐枫演过侠女。
yes|俠女|胡金铨的侠女。
yes|林青霞|林青霞演東方不敗。
yes|东方不败|看過東方不敗三次。
yes|罗生门|黒澤明の羅生門。
yes|黑泽明|黒澤明が撮った。
yes|黒沢清|黒澤清の新作。
yes|芦沢明子|撮影は蘆澤明子。
yes|滝田洋二郎|瀧田洋二郎の作品。
yes|宮沢りえ|宮澤りえが出た。
yes|楽園追放|樂園追放を見た。
yes|龙门客栈|龍門客棧是經典。
yes|霸王別姬|陈凯歌的霸王别姬。
yes|ごじら|ゴジラが来る。
yes|ゴジラ|ごじらが来る。
yes|トトロ|となりのととろを見た。
yes|ﾄﾄﾛ|またととろが出る。
yes|らーめん|ラーメン屋で食べた。
yes|きたのたけし|キタノタケシと読む。
no|陈凯歌|陳可辛拍了甜蜜蜜。
no|刘德华|劉家輝演和尚。
no|侯孝贤|侯勇是演員。
no|黑泽明|黒木華が出た。
no|云南|雲彩很美。
no|黄河|王河邊有人。
no|后羿|後衛踢球。
no|里昂|裏面很黑。
no|范冰|範圍很大。
no|カキ|ガギを読む。
no|はし|ばじが鳴る。
no|コジキ|ゴジラが来る。
no|はは|ぱぱが来る。
no|ハス|バスに乗る。
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
yes|Yasuziro Ozu|They saw Yasujirō Ozu at work.
yes|おづ やすじろう|They saw Yasujiro Ozu at work.
yes|おづやすじろう|A chair of Ozu Yasujiro stands here.
yes|クロサワ・アキラ|He wrote with Akira Kurosawa.
yes|みぞぐち けんじ|She acted for Kenji Mizoguchi.
yes|Kenzi Mizoguti|She acted for Kenji Mizoguchi.
yes|Tisyu Ryu|The father is Chishū Ryū.
yes|りゅう ちしゅう|The father is Chishu Ryu.
yes|たにざき じゅんいちろう|It is after Jun'ichirō Tanizaki.
yes|きょう まちこ|The lady is Machiko Kyō.
yes|Wong Chau-sang|The monk is Huang Qiusheng.
yes|Huang Qiusheng|The monk is Anthony Wong Chau-sang.
yes|黃秋生|A monk of Anthony Wong Chau-sang sleeps here.
yes|黄秋生|The monk is Huang Qiusheng.
yes|刘家良|He fights, and Lau Kar-leung counts.
yes|劉家良|He counts, and Liu Chia-liang fights.
yes|侯孝賢|A slow one by Hou Hsiao-hsien.
yes|张艺谋|A red one by Zhang Yimou.
yes|梁朝偉|In love is Tony Leung Chiu-wai.
yes|曾志偉|The boss is Eric Tsang Chi-wai.
yes|Sergej Ejzenštejn|The stairs of Sergei Eisenstein.
yes|Sergei Paradzhanov|The carpets of Sergei Parajanov.
yes|Sergej Paradschanow|The carpets of Sergei Parajanov.
yes|Krzysztof Kieslowski|Three films of Krzysztof Kieślowski.
yes|Larissa Schepitko|The snow of Larisa Shepitko.
yes|トム・クルーズ|The pilot is Tom Cruise.
yes|トムクルーズ|The pilot is Tom Cruise.
yes|ロバート・デ・ニーロ|The driver is Robert De Niro.
yes|オードリー・ヘプバーン|The princess is Audrey Hepburn.
yes|クリント・イーストウッド|The stranger is Clint Eastwood.
no|おづ やすじろう|They saw Yasuzo Masumura at work.
no|クロサワ・アキラ|He wrote with Kiyoshi Kurosawa.
no|みぞぐち けんじ|She acted for Kenzo Masumura.
no|りゅう ちしゅう|The father is Shishu Rin.
yes|歐陽娜娜|A song of Ouyang Nana.
yes|上官靈鳳|The lady is Shangguan Lingfeng.
no|歐陽娜娜|A song of Ouyang Feng.
no|黃秋生|The monk is Wong Kar-wai.
no|黄秋生|The monk is Wang Qiusheng.
no|劉家良|The stuntman Lau Kar-wing made it.
no|张艺谋|A red one by Zhang Ziyi.
no|梁朝偉|In love is Tony Leung Ka-fai.
no|侯孝賢|A slow one by Hou Yong.
no|トム・クルーズ|The pilot is Tom Hanks.
no|ロバート・デ・ニーロ|The driver is Robert Duvall.
no|オードリー・ヘプバーン|The princess is Katharine Hepburn.
no|クリント・イーストウッド|The stranger is Clint Walker.
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
