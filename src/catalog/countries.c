/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/countries.h"

#include "catalog/key.h"

/* One row per country: its code, then the keys (folded) of its names, including
 * its three-letter code. The codes are those of ISO 3166-1; a former country
 * has the code it had, or one that begins with x. The names are those of
 * Unicode CLDR in English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Swedish, Danish, Finnish, Polish, Czech, Russian, Japanese, Korean and
 * Chinese, and others used in film records. */
static const char table[] =
    "\n|ad|and|andorra|"
    "\n|ae|are|unitedarabemirates|vereinigtearabischeemirate|"
    "emiratsarabesunis|emiratosarabesunidos|emiratiarabiuniti|"
    "emiradosarabesunidos|verenigdearabischeemiraten|forenadearabemiraten|"
    "deforenedearabiskeemirater|arabiemiirikunnat|"
    "zjednoczoneemiratyarabskie|spojenearabskeemiraty|оаэ|あらぶ首長國連邦|"
    "아랍에미리트|阿拉伯聯合酋長國|阿拉伯聯合大公國|uae|"
    "\n|am|arm|armenia|armenien|armenie|армения|あるめにあ|아르메니아|"
    "亞美尼亞|"
    "\n|ao|ago|angola|"
    "\n|ar|arg|argentina|argentinien|argentine|argentinie|argentiina|"
    "argentyna|аргентина|あるぜんちん|아르헨티나|阿根廷|"
    "\n|at|aut|austria|osterreich|autriche|oostenrijk|osterrike|ostrig|"
    "itavalta|rakousko|австрия|おーすとりあ|오스트리아|奥地利|奧地利|"
    "oesterreich|"
    "\n|au|aus|australia|australien|australie|австралия|おーすとらりあ|"
    "오스트레일리아|澳大利亞|澳洲|"
    "\n|az|aze|azerbaijan|aserbaidschan|azerbaidjan|azerbaiyan|azerbaigian|"
    "azerbaijao|azerbeidzjan|azerbajdzjan|aserbajdsjan|azerbaidzan|"
    "azerbejdzan|azerbajdzan|азербаиджан|あぜるばいじゃん|아제르바이잔|"
    "阿塞拜疆|亞塞拜然|"
    "\n|ba|bih|bosniaherzegovina|bosnienundherzegowina|bosnieherzegovine|"
    "bosniayherzegovina|bosniaederzegovina|bosniaeherzegovina|"
    "bosnieenherzegovina|bosnienochhercegovina|bosnienhercegovina|"
    "bosniajahertsegovina|bosniaihercegowina|bosnaahercegovina|"
    "боснияигерцеговина|ぼすにあへるつぇごびな|보스니아헤르체고비나|"
    "波斯尼亞和黑塞哥維那|波士尼亞與赫塞哥維納|bosnia|bosniaandherzegovina|"
    "\n|bd|bgd|bangladesh|bangladesch|banglades|bangladesz|бангладеш|"
    "ばんぐらでしゅ|방글라데시|孟加拉國|孟加拉|"
    "\n|be|bel|belgium|belgien|belgique|belgica|belgio|belgie|belgia|"
    "бельгия|べるぎー|벨기에|比利時|"
    "\n|bf|bfa|burkinafaso|burquinafaso|буркинафасо|ぶるきなふぁそ|"
    "부르키나파소|布基纳法索|布吉納法索|"
    "\n|bg|bgr|bulgaria|bulgarien|bulgarie|bulgarije|bulharsko|болгария|"
    "ぶるがりあ|불가리아|保加利亞|"
    "\n|bh|bhr|bahrain|"
    "\n|bo|bol|bolivia|bolivien|bolivie|boliwia|боливия|ぼりびあ|볼리비아|"
    "玻利維亞|"
    "\n|br|bra|brazil|brasilien|bresil|brasil|brasile|brazilie|brasilia|"
    "brazylia|бразилия|ぶらじる|브라질|巴西|"
    "\n|bs|bhs|bahamas|thebahamas|"
    "\n|bw|bwa|botswana|"
    "\n|by|blr|belarus|bielorussie|bielorrusia|bielorussia|bielorrussia|"
    "vitryssland|valkovenaja|bialorus|belorusko|беларусь|べらるーし|"
    "벨라루스|白俄羅斯|"
    "\n|ca|can|canada|kanada|канада|かなだ|캐나다|加拿大|"
    "\n|cd|cod|democraticrepublicofthecongo|congokinshasa|zaire|"
    "\n|cg|cog|congo|"
    "\n|ch|che|switzerland|schweiz|suisse|suiza|svizzera|suica|zwitserland|"
    "sveitsi|szwajcaria|svycarsko|швеицария|すいす|스위스|瑞士|"
    "\n|ci|civ|cotedivoire|costadavorio|costadomarfim|ivoorkust|"
    "elfenbenskysten|norsunluurannikko|pobrezislonoviny|котдивуар|"
    "こーとじぼわーる|코트디부아르|科特迪瓦|象牙海岸|ivorycoast|"
    "\n|cl|chl|chile|chili|cile|чили|ちり|칠레|智利|"
    "\n|cm|cmr|cameroon|kamerun|cameroun|camerun|camaroes|kameroen|камерун|"
    "かめるーん|카메룬|喀麥隆|"
    "\n|cn|chn|china|chine|cina|kina|kiina|chiny|китаи|中國|중국|"
    "peoplesrepublicofchina|prc|mainlandchina|中華人民共和國|"
    "volksrepublikchina|"
    "\n|co|col|colombia|kolumbien|colombie|kolumbia|kolumbie|колумбия|"
    "ころんびあ|콜롬비아|哥倫比亞|"
    "\n|cr|cri|costarica|kostaryka|kostarika|костарика|こすたりか|"
    "코스타리카|哥斯達黎加|哥斯大黎加|"
    "\n|cs|scg|serbiaandmontenegro|serbienundmontenegro|serbieetmontenegro|"
    "\n|cu|cub|cuba|kuba|kuuba|куба|きゅーば|쿠바|古巴|"
    "\n|cy|cyp|cyprus|zypern|chypre|chipre|cipro|cypern|kypros|cypr|kypr|"
    "кипр|きぷろす|키프로스|塞浦路斯|賽普勒斯|"
    "\n|cz|cze|czechia|tschechien|tchequie|chequia|cechia|tchequia|tsjechie|"
    "tjeckien|tjekkiet|tsekki|czechy|cesko|чехия|ちぇこ|체코|捷克|"
    "czechrepublic|tschechischerepublik|republiquetcheque|republicacheca|"
    "repubblicaceca|ceskarepublika|чешскаяреспублика|체코공화국|"
    "\n|dd|ddr|gdr|eastgermany|ostdeutschland|deutschedemokratischerepublik|"
    "germandemocraticrepublic|allemagnedelest|rda|alemaniaoriental|"
    "germaniaest|東どいつ|동독|東德|гдр|"
    "\n|de|deu|germany|deutschland|allemagne|alemania|germania|alemanha|"
    "duitsland|tyskland|saksa|niemcy|nemecko|германия|どいつ|독일|德國|"
    "bundesrepublikdeutschland|federalrepublicofgermany|"
    "\n|dk|dnk|denmark|danemark|dinamarca|danimarca|denemarken|danmark|"
    "tanska|dania|dansko|дания|でんまーく|덴마크|丹麥|"
    "\n|do|dom|dominicanrepublic|dominikanischerepublik|"
    "republiquedominicaine|republicadominicana|repubblicadominicana|"
    "dominicaanserepubliek|dominikanskarepubliken|dendominikanskerepublik|"
    "dominikaaninentasavalta|dominikana|dominikanskarepublika|"
    "доминиканскаяреспублика|どみにか共和國|도미니카공화국|多米尼加共和國|"
    "多明尼加共和國|"
    "\n|ec|ecu|ecuador|equateur|equador|ekwador|ekvador|эквадор|えくあどる|"
    "에콰도르|厄瓜多爾|厄瓜多|"
    "\n|ee|est|estonia|estland|estonie|viro|estonsko|эстония|えすとにあ|"
    "에스토니아|愛沙尼亞|"
    "\n|eg|egy|egypt|agypten|egypte|egipto|egitto|egito|egypten|egypti|"
    "egipt|египет|えじぷと|이집트|埃及|مصر|"
    "\n|es|esp|spain|spanien|espagne|espana|spagna|espanha|spanje|espanja|"
    "hiszpania|spanelsko|испания|すぺいん|스페인|西班牙|"
    "\n|et|eth|ethiopia|athiopien|ethiopie|etiopia|etiopien|etiopie|эфиопия|"
    "えちおぴあ|에티오피아|埃塞俄比亞|衣索比亞|"
    "\n|fi|fin|finland|finnland|finlande|finlandia|suomi|finsko|финляндия|"
    "ふぃんらんど|핀란드|芬蘭|"
    "\n|fo|fro|faroeislands|"
    "\n|fr|fra|france|frankreich|francia|franca|frankrijk|frankrike|"
    "frankrig|ranska|francja|francie|франция|ふらんす|프랑스|法國|"
    "\n|gb|gbr|unitedkingdom|vereinigteskonigreich|royaumeuni|reinounido|"
    "regnounito|verenigdkoninkrijk|storbritannien|isobritannia|"
    "wielkabrytania|spojenekralovstvi|великобритания|いぎりす|영국|英國|uk|"
    "greatbritain|britain|england|grossbritannien|grandebretagne|"
    "granbretana|granbretagna|grabretanha|grootbrittannie|scotland|wales|"
    "northernireland|"
    "\n|ge|geo|georgia|georgien|georgie|gruzja|gruzie|грузия|じょーじあ|"
    "조지아|格魯吉亞|喬治亞|"
    "\n|gh|gha|ghana|gana|гана|がーな|가나|加纳|迦納|"
    "\n|gl|grl|greenland|"
    "\n|gr|grc|greece|griechenland|grece|grecia|griekenland|grekland|"
    "graekenland|kreikka|grecja|recko|греция|ぎりしゃ|그리스|希臘|ελλαδα|"
    "hellas|"
    "\n|gt|gtm|guatemala|gwatemala|гватемала|ぐあてまら|과테말라|危地馬拉|"
    "瓜地馬拉|"
    "\n|hk|hkg|hongkong|香港|홍콩|гонконг|britishhongkong|香港特別行政區|"
    "\n|hn|hnd|honduras|"
    "\n|hr|hrv|croatia|kroatien|croatie|croacia|croazia|kroatie|kroatia|"
    "chorwacja|chorvatsko|хорватия|くろあちあ|크로아티아|克羅地亞|"
    "克羅埃西亞|"
    "\n|ht|hti|haiti|"
    "\n|hu|hun|hungary|ungarn|hongrie|hungria|ungheria|hongarije|ungern|"
    "unkari|wegry|madarsko|венгрия|はんがりー|헝가리|匈牙利|magyarorszag|"
    "\n|id|idn|indonesia|indonesien|indonesie|indonezja|индонезия|"
    "いんどねしあ|인도네시아|印度尼西亞|印尼|"
    "\n|ie|irl|ireland|irland|irlande|irlanda|ierland|irlanti|irlandia|"
    "irsko|ирландия|あいるらんど|아일랜드|愛爾蘭|"
    "\n|il|isr|israel|israele|izrael|израиль|いすらえる|이스라엘|以色列|"
    "ישראל|"
    "\n|in|ind|india|indien|inde|intia|indie|индия|いんど|인도|印度|भारत|"
    "bharat|"
    "\n|iq|irq|iraq|irak|iraque|ирак|いらく|이라크|伊拉克|"
    "\n|ir|irn|iran|ira|иран|いらん|이란|伊朗|iranislamicrepublicof|"
    "islamicrepublicofiran|"
    "\n|is|isl|iceland|island|islande|islandia|islanda|ijsland|islanti|"
    "исландия|あいすらんど|아이슬란드|冰島|"
    "\n|it|ita|italy|italien|italie|italia|wlochy|италия|いたりあ|이탈리아|"
    "意大利|義大利|"
    "\n|jm|jam|jamaica|jamaika|jamaique|giamaica|jamajka|ямаика|じゃまいか|"
    "자메이카|牙買加|"
    "\n|jo|jor|jordan|jordanien|jordanie|jordania|giordania|jordansko|"
    "иордания|よるだん|요르단|約旦|"
    "\n|jp|jpn|japan|japon|giappone|japao|japani|japonia|japonsko|япония|"
    "日本|일본|にほん|にっぽん|"
    "\n|ke|ken|kenya|kenia|quenia|kena|кения|けにあ|케냐|肯尼亞|肯亞|"
    "\n|kg|kgz|kyrgyzstan|kirgisistan|kirghizstan|kirguistan|kirghizistan|"
    "quirguistao|kirgizie|kirgizistan|kirgisia|kirgistan|киргизия|きるぎす|"
    "키르기스스탄|吉爾吉斯斯坦|吉爾吉斯|"
    "\n|kh|khm|cambodia|kambodscha|cambodge|camboya|cambogia|camboja|"
    "cambodja|kambodja|kambodza|камбоджа|かんぼじあ|캄보디아|柬埔寨|"
    "\n|kp|prk|northkorea|nordkorea|coreedunord|coreadelnorte|coreadelnord|"
    "coreiadonorte|noordkorea|pohjoiskorea|koreapolnocna|severnikorea|кндр|"
    "北朝鮮|북한|朝鮮|北韓|koreanorth|dprk|democraticpeoplesrepublicofkorea|"
    "조선|조선민주주의인민공화국|"
    "\n|kr|kor|southkorea|sudkorea|coreedusud|coreadelsur|coreadelsud|"
    "coreiadosul|zuidkorea|sydkorea|etelakorea|koreapoludniowa|jiznikorea|"
    "республикакорея|韓國|대한민국|南韓|korea|republicofkorea|koreasouth|"
    "korearepublicof|coree|corea|한국|大韓民國|южнаякорея|"
    "\n|kw|kwt|kuwait|koweit|koeweit|kuwejt|kuvajt|кувеит|くうぇーと|"
    "쿠웨이트|科威特|"
    "\n|ky|cym|caymanislands|"
    "\n|kz|kaz|kazakhstan|kasachstan|kazajistan|kazakistan|cazaquistao|"
    "kazachstan|kazakstan|kasakhstan|казахстан|かざふすたん|카자흐스탄|"
    "哈薩克斯坦|哈薩克|"
    "\n|la|lao|laos|лаос|らおす|라오스|老挝|寮國|"
    "\n|lb|lbn|lebanon|libanon|liban|libano|ливан|ればのん|레바논|黎巴嫩|"
    "\n|li|lie|liechtenstein|리히텐슈타인|りひてんしゅたいん|лихтенштеин|"
    "\n|lk|lka|srilanka|шриланка|すりらんか|스리랑카|斯里蘭卡|"
    "\n|lt|ltu|lithuania|litauen|lituanie|lituania|litouwen|liettua|litwa|"
    "litva|литва|りとあにあ|리투아니아|立陶宛|"
    "\n|lu|lux|luxembourg|luxemburg|luxemburgo|lussemburgo|luksemburg|"
    "lucembursko|люксембург|るくせんぶるく|룩셈부르크|盧森堡|"
    "\n|lv|lva|latvia|lettland|lettonie|letonia|lettonia|letland|lotwa|"
    "lotyssko|латвия|らとびあ|라트비아|拉脫維亞|"
    "\n|ly|lby|libya|libyen|"
    "\n|ma|mar|morocco|marokko|maroc|marruecos|marocco|marrocos|marocko|"
    "maroko|марокко|もろっこ|모로코|摩洛哥|المغرب|"
    "\n|mc|mco|monaco|모나코|もなこ|монако|"
    "\n|md|mda|moldova|republikmoldau|moldavie|moldavia|moldavien|moldawia|"
    "moldavsko|молдова|もるどば|몰도바|摩爾多瓦|"
    "\n|me|mne|montenegro|czarnogora|cernahora|черногория|もんてねぐろ|"
    "몬테네그로|黑山|蒙特內哥羅|"
    "\n|mg|mdg|madagascar|"
    "\n|mk|mkd|northmacedonia|nordmazedonien|macedoinedunord|"
    "macedoniadelnorte|macedoniadelnord|macedoniadonorte|noordmacedonie|"
    "nordmakedonien|pohjoismakedonia|macedoniapolnocna|severnimakedonie|"
    "севернаямакедония|北まけどにあ|북마케도니아|北馬其顿|北馬其頓|"
    "macedonia|"
    "\n|ml|mli|mali|мали|まり|말리|馬里|馬利|"
    "\n|mm|mmr|burma|myanmar|birma|birmania|birmanie|みゃんまー|미얀마|緬甸|"
    "缅甸|мьянма|"
    "\n|mn|mng|mongolia|mongolei|mongolie|mongoliet|mongolsko|монголия|"
    "もんごる|몽골|蒙古|"
    "\n|mo|mac|macao|macau|澳門|마카오|まかお|макао|"
    "\n|mt|mlt|malta|malte|мальта|まるた|몰타|馬耳他|馬爾他|"
    "\n|mx|mex|mexico|mexiko|mexique|messico|meksiko|meksyk|мексика|"
    "めきしこ|멕시코|墨西哥|"
    "\n|my|mys|malaysia|malaisie|malasia|maleisie|malesia|malezja|malajsie|"
    "малаизия|まれーしあ|말레이시아|馬來西亞|"
    "\n|mz|moz|mozambique|mosambik|mozambico|mocambique|mozambik|мозамбик|"
    "もざんびーく|모잠비크|莫桑比克|莫三比克|"
    "\n|ng|nga|nigeria|nigerie|нигерия|ないじぇりあ|나이지리아|尼日利亞|"
    "奈及利亞|"
    "\n|ni|nic|nicaragua|"
    "\n|nl|nld|netherlands|niederlande|paysbas|paisesbajos|paesibassi|"
    "paisesbaixos|nederland|nederlanderna|nederlandene|alankomaat|holandia|"
    "nizozemsko|нидерланды|おらんだ|네덜란드|荷蘭|holland|thenetherlands|"
    "\n|no|nor|norway|norwegen|norvege|noruega|norvegia|noorwegen|norge|"
    "norja|norwegia|norsko|норвегия|のるうぇー|노르웨이|挪威|"
    "\n|np|npl|nepal|непал|ねぱーる|네팔|尼泊爾|"
    "\n|nz|nzl|newzealand|neuseeland|nouvellezelande|nuevazelanda|"
    "nuovazelanda|novazelandia|nieuwzeeland|nyazeeland|uusiseelanti|"
    "nowazelandia|novyzeland|новаязеландия|にゅーじーらんど|뉴질랜드|新西蘭|"
    "紐西蘭|"
    "\n|om|omn|oman|"
    "\n|pa|pan|panama|панама|ぱなま|파나마|巴拿馬|"
    "\n|pe|per|peru|perou|перу|ぺるー|페루|秘魯|"
    "\n|ph|phl|philippines|philippinen|filipinas|filippine|filipijnen|"
    "filippinerna|filippinerne|filippiinit|filipiny|филиппины|ふぃりぴん|"
    "필리핀|菲律賓|"
    "\n|pk|pak|pakistan|paquistao|пакистан|ぱきすたん|파키스탄|巴基斯坦|"
    "\n|pl|pol|poland|polen|pologne|polonia|puola|polska|polsko|польша|"
    "ぽーらんど|폴란드|波蘭|"
    "\n|pr|pri|puertorico|portorico|portoryko|portoriko|пуэрторико|"
    "ぷえるとりこ|푸에르토리코|波多黎各|"
    "\n|ps|pse|palestine|palastina|palestina|palestinianterritory|"
    "stateofpalestine|ぱれすちな|팔레스타인|巴勒斯坦|палестина|"
    "\n|pt|prt|portugal|portogallo|portugali|portugalia|portugalsko|"
    "португалия|ぽるとがる|포르투갈|葡萄牙|"
    "\n|py|pry|paraguay|paraguai|paragwaj|парагваи|ぱらぐあい|파라과이|"
    "巴拉圭|"
    "\n|qa|qat|qatar|katar|catar|катар|かたーる|카타르|卡塔爾|卡達|"
    "\n|ro|rou|romania|rumanien|roumanie|rumania|romenia|roemenie|rumaenien|"
    "rumunia|rumunsko|румыния|るーまにあ|루마니아|羅馬尼亞|"
    "\n|rs|srb|serbia|serbien|serbie|servia|servie|srbsko|сербия|せるびあ|"
    "세르비아|塞爾維亞|"
    "\n|ru|rus|russia|russland|russie|rusia|rusland|ryssland|venaja|rosja|"
    "rusko|россия|ろしあ|러시아|俄羅斯|russianfederation|"
    "russischefoderation|россиискаяфедерация|"
    "\n|rw|rwa|rwanda|ruanda|руанда|るわんだ|르완다|盧旺達|盧安達|"
    "\n|sa|sau|saudiarabia|saudiarabien|arabiesaoudite|arabiasaudi|"
    "arabiasaudita|saoediarabie|arabiasaudyjska|saudskaarabie|"
    "саудовскаяаравия|さうじあらびあ|사우디아라비아|沙特阿拉伯|沙烏地阿拉伯|"
    "\n|sd|sdn|sudan|"
    "\n|se|swe|sweden|schweden|suede|suecia|svezia|zweden|sverige|ruotsi|"
    "szwecja|svedsko|швеция|すうぇーでん|스웨덴|瑞典|"
    "\n|sg|sgp|singapore|singapur|singapour|singapura|сингапур|しんがぽーる|"
    "싱가포르|新加坡|"
    "\n|si|svn|slovenia|slowenien|slovenie|eslovenia|slovenien|slowenia|"
    "slovinsko|словения|すろべにあ|슬로베니아|斯洛文尼亞|斯洛維尼亞|"
    "\n|sk|svk|slovakia|slowakei|slovaquie|eslovaquia|slovacchia|slowakije|"
    "slovakien|slovakiet|slowacja|slovensko|словакия|すろばきあ|슬로바키아|"
    "斯洛伐克|"
    "\n|sm|smr|sanmarino|"
    "\n|sn|sen|senegal|сенегал|せねがる|세네갈|塞内加爾|塞內加爾|"
    "\n|su|sun|sovietunion|ussr|unionofsovietsocialistrepublics|sowjetunion|"
    "udssr|unionsovietique|urss|unionsovietica|unionesovietica|"
    "uniaosovietica|sovjetunie|sovjetunionen|neuvostoliitto|"
    "zwiazekradziecki|sovetskysvaz|ссср|советскиисоюз|そびえと連邦|そ連|"
    "소련|蘇聯|"
    "\n|sv|slv|elsalvador|"
    "\n|sy|syr|syria|syrien|syrie|siria|syyria|сирия|しりあ|시리아|敍利亞|"
    "敘利亞|syrianarabrepublic|"
    "\n|td|tcd|chad|tchad|"
    "\n|th|tha|thailand|thailande|tailandia|thailandia|thaimaa|tajlandia|"
    "thajsko|таиланд|たい|태국|泰國|ไทย|ประเทศไทย|"
    "\n|tn|tun|tunisia|tunesien|tunisie|tunez|tunesie|tunisien|tunezja|"
    "tunisko|тунис|ちゅにじあ|튀니지|突尼斯|突尼西亞|"
    "\n|tr|tur|turkey|turkei|turquie|turquia|turchia|turkije|turkiet|"
    "tyrkiet|turkki|turcja|turecko|турция|とるこ|터키|土耳其|turkiye|"
    "\n|tt|tto|trinidadandtobago|"
    "\n|tw|twn|taiwan|tajwan|tchajwan|таивань|台灣|대만|臺灣|"
    "republicofchina|chinesetaipei|타이완|"
    "\n|tz|tza|tanzania|tansania|tanzanie|танзания|たんざにあ|탄자니아|"
    "坦桑尼亞|坦尚尼亞|"
    "\n|ua|ukr|ukraine|ucrania|ucraina|oekraine|ukraina|ukrajina|украина|"
    "うくらいな|우크라이나|烏克蘭|украіна|"
    "\n|ug|uga|uganda|ouganda|oeganda|уганда|うがんだ|우간다|烏干達|"
    "\n|us|usa|unitedstates|vereinigtestaaten|etatsunis|estadosunidos|"
    "statiuniti|verenigdestaten|yhdysvallat|stanyzjednoczone|spojenestaty|"
    "соединенныештаты|あめりか合衆國|미국|美國|unitedstatesofamerica|"
    "america|eua|eeuu|etatsunisdamerique|vereinigtestaatenvonamerika|сша|"
    "米國|あめりか|미합중국|forentastaterna|"
    "\n|uy|ury|uruguay|uruguai|urugwaj|уругваи|うるぐあい|우루과이|烏拉圭|"
    "\n|uz|uzb|uzbekistan|usbekistan|ouzbekistan|uzbequistao|oezbekistan|"
    "узбекистан|うずべきすたん|우즈베키스탄|烏兹別克斯坦|烏茲別克|"
    "\n|ve|ven|venezuela|wenezuela|венесуэла|べねずえら|베네수엘라|委内瑞拉|"
    "委內瑞拉|"
    "\n|vn|vnm|vietnam|vietna|wietnam|вьетнам|べとなむ|베트남|越南|"
    "\n|xcs|csk|czechoslovakia|tschechoslowakei|tchecoslovaquie|"
    "checoslovaquia|cecoslovacchia|tsjechoslowakije|tjeckoslovakien|"
    "tsekkoslovakia|czechoslowacja|ceskoslovensko|чехословакия|"
    "ちぇこすろばきあ|체코슬로바키아|捷克斯洛伐克|"
    "\n|xwg|westgermany|westdeutschland|brd|federalrepublicofgermanywest|"
    "allemagnedelouest|republicafederalalemana|alemaniaoccidental|"
    "germaniaovest|西どいつ|서독|西德|фрг|"
    "\n|ye|yem|yemen|"
    "\n|yu|yug|yugoslavia|jugoslawien|yougoslavie|jugoslavia|iugoslavia|"
    "joegoslavie|jugoslavien|jugoslavija|jugoslawia|jugoslavie|югославия|"
    "ゆーごすらびあ|유고슬라비아|南斯拉夫|"
    "\n|za|zaf|southafrica|sudafrika|afriquedusud|sudafrica|africadosul|"
    "zuidafrika|sydafrika|etelaafrikka|republikapoludniowejafryki|"
    "jihoafrickarepublika|южноафриканскаяреспублика|南あふりか|남아프리카|"
    "南非|"
    "\n|zm|zmb|zambia|"
    "\n|zw|zwe|zimbabwe|";

static struct film_str
whole_table(void)
{
    return (struct film_str){table, sizeof table - 1};
}

/* Finds the text in a row, or NULL. */
static const char *
find(struct film_str in, const struct film_buf *text)
{
    return text->failed || text->n == 0 ? NULL
                                        : memmem(in.p, in.n, text->p, text->n);
}

/* The code of the row that contains `at`. */
static struct film_str
code_at(const char *at)
{
    while (at > table && at[-1] != '\n')
        at--;
    const char *from = at + 1;
    return (struct film_str){from, (size_t)(strchr(from, '|') - from)};
}

void
film_country_key(struct film_buf *key, struct film_str name)
{
    struct film_buf wanted;
    film_buf_init(&wanted, 1 << 16);
    film_name_key_joined(key, name);
    film_buf_byte(&wanted, '|');
    film_buf_str(&wanted, film_buf_get(key));
    film_buf_byte(&wanted, '|');
    const char *at = key->n > 0 ? find(whole_table(), &wanted) : NULL;
    if (at) {
        struct film_str code = code_at(at);
        film_buf_reset(key);
        film_buf_str(key, code);
    }
    if (wanted.failed)
        key->failed = wanted.failed;
    film_buf_release(&wanted);
}

bool
film_country_begins(struct film_str country, struct film_str begin)
{
    struct film_buf wanted;
    bool yes = film_str_starts(country, begin);
    film_buf_init(&wanted, 1 << 16);
    film_buf_printf(&wanted, "\n|%.*s|", (int)country.n, country.p);
    const char *row = find(whole_table(), &wanted);
    if (row && !yes) {
        const char *end = strchr(row + 1, '\n');
        size_t n = end ? (size_t)(end - row) : strlen(row);
        film_buf_reset(&wanted);
        film_buf_byte(&wanted, '|');
        film_buf_str(&wanted, begin);
        yes = find((struct film_str){row, n}, &wanted);
    }
    film_buf_release(&wanted);
    return yes;
}
