/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One name in several scripts and systems of romanisation, and names that are
 * near to each other and not one. */
#include <config.h>
#include "base/buf.h"
#include "names/keys.h"
#include "names/loanword.h"
#include "names/romanise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *text, *letters;
} letters[] = {
    {"Тарковский", "tarkovskiy"},
    {"Щорс", "shchors"},
    {"Гоголь", "gogol"},
    {"Ёлкин", "yolkin"},
    {"Довженко", "dovzhenko"},
    {"Кустурица", "kusturitsa"},
    {"Αγγελόπουλος", "angelopoulos"},
    {"Θόδωρος", "thodoros"},
    {"Παπαδημητρίου", "papadimitriou"},
    {"Ευγενία", "evgenia"},
    {"Amélie", "amelie"},
    {"ь", ""},
    {"侍", "shi"},
    {"黃秋生", "huangqiusheng"},
    {"刘家良", "liujialiang"},
    {"おづやすじろう", "ozuyasujirou"},
    {"きょうまちこ", "kyoumachiko"},
    {"クロサワ", "kurosawa"},
    {"マッチ", "matchi"},
    {"ピット", "pitto"},
    {"ピーター", "piitaa"},
    {"ジェーン", "jeen"},
    {"ウィリアム", "wiriamu"},
    {"ファイ", "fai"},
    {"ティム", "timu"},
    {"ー", ""},
    {"ァ", "a"},
    {"龘", ""},
};

static void
writes_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        struct film_phonetic p;
        film_phonetic_set(&p, film_str_from(letters[i].text));
        assert_string_equal(p.letters, letters[i].letters);
    }
}

/* A script keeps its letters as they are found by; what is too long is cut on a
 * letter. */
static void
keeps_spelling(void **state)
{
    (void)state;
    struct film_phonetic p;
    film_phonetic_set(&p, FILM_STR("ТАРКОВСКИЙ"));
    assert_string_equal(p.spelled, "тарковский");
    film_phonetic_set(&p, FILM_STR("Константинопольский"));
    assert_int_equal(p.spelled_n, 30);
    film_phonetic_set(&p, FILM_STR("Αγγελόπουλος"));
    assert_string_equal(p.spelled, "αγγελοπουλος");
}

struct pair {
    const char *a[2], *b[2];
    bool same;
};

static const struct pair russian[] = {
    {{"Andrei", "Tarkovsky"}, {"Andrey", "Tarkovskiy"}, true},
    {{"Andrei", "Tarkovsky"}, {"Andrej", "Tarkowski"}, true},
    {{"Andrei", "Tarkovsky"}, {"Andrej", "Tarkovskij"}, true},
    {{"Andrei", "Tarkovsky"}, {"Андрей", "Тарковский"}, true},
    {{"Andrej", "Tarkowskij"}, {"Андрей", "Тарковский"}, true},
    {{"Sergei", "Bondarchuk"}, {"Sergej", "Bondartschuk"}, true},
    {{"Sergei", "Bondarchuk"}, {"Serguei", "Bondartchouk"}, true},
    {{"Sergey", "Bondarchuk"}, {"Сергей", "Бондарчук"}, true},
    {{"Anton", "Chekhov"}, {"Anton", "Tschechow"}, true},
    {{"Anton", "Chekhov"}, {"Anton", "Tchekhov"}, true},
    {{"Anton", "Chekhov"}, {"Антон", "Чехов"}, true},
    {{"Nikita", "Mikhalkov"}, {"Nikita", "Michalkow"}, true},
    {{"Dziga", "Vertov"}, {"Dziga", "Wertow"}, true},
    {{"Dmitri", "Shostakovich"}, {"Dmitrij", "Schostakowitsch"}, true},
    {{"Dmitri", "Shostakovich"}, {"Dmitri", "Chostakovitch"}, true},
    {{"Grigori", "Kozintsev"}, {"Grigorij", "Kosinzew"}, true},
    {{"Andrei", "Tarkovsky"}, {"Arseny", "Tarkovsky"}, false},
    {{"Andrei", "Tarkovsky"}, {"Andrei", "Tarkov"}, false},
    {{"Nikita", "Mikhalkov"}, {"Sergei", "Mikhalkov"}, false},
    {{"Andrei", "Konchalovsky"}, {"Andrei", "Tarkovsky"}, false},
    {{"Michael", "Wilson"}, {"Michael", "Vilson"}, false},
    {{"John", "Ford"}, {"Jon", "Vord"}, false},
    {{"Ivan", "Petrov"}, {"Ivan", "Popov"}, false},
    {{"Sergei", "Eisenstein"}, {"Сергей", "Эйзенштейн"}, true},
    {{"Dziga", "Vertov"}, {"Дзига", "Вертов"}, true},
    {{"Vsevolod", "Pudovkin"}, {"Всеволод", "Пудовкин"}, true},
    {{"Aleksandr", "Dovzhenko"}, {"Александр", "Довженко"}, true},
    {{"Aleksandr", "Dovzhenko"}, {"Alexandre", "Dovjenko"}, true},
    {{"Alexander", "Dovzhenko"}, {"Alexander", "Dowschenko"}, true},
    {{"Mikhail", "Kalatozov"}, {"Михаил", "Калатозов"}, true},
    {{"Mikhail", "Kalatozov"}, {"Michail", "Kalatosow"}, true},
    {{"Mikhail", "Kalatozov"}, {"Mikhaïl", "Kalatozov"}, true},
    {{"Sergei", "Parajanov"}, {"Сергей", "Параджанов"}, true},
    {{"Sergei", "Parajanov"}, {"Sergej", "Paradschanow"}, true},
    {{"Sergei", "Eisenstein"}, {"Sergej", "Ejzenštejn"}, true},
    {{"Sergei", "Eisenstein"}, {"Sergey", "Eizenshtein"}, true},
    {{"Sergei", "Eisenstein"}, {"Sergueï", "Eisenstein"}, true},
    {{"Sergei", "Parajanov"}, {"Sergei", "Paradzhanov"}, true},
    {{"Sergei", "Parajanov"}, {"Sergueï", "Paradjanov"}, true},
    {{"Krzysztof", "Kieślowski"}, {"Krzysztof", "Kieslowski"}, true},
    {{"Krzysztof", "Kieślowski"}, {"Кшиштоф", "Кесловский"}, true},
    {{"Sergei", "Eisenstein"}, {"Sergei", "Einstein"}, false},
    {{"Andrei", "Rublev"}, {"Andrei", "Tarkovsky"}, false},
    {{"Larisa", "Shepitko"}, {"Лариса", "Шепитько"}, true},
    {{"Larisa", "Shepitko"}, {"Larissa", "Schepitko"}, true},
    {{"Larisa", "Shepitko"}, {"Larissa", "Chepitko"}, true},
    {{"Elem", "Klimov"}, {"Элем", "Климов"}, true},
    {{"Elem", "Klimov"}, {"Elem", "Klimow"}, true},
    {{"Nikita", "Mikhalkov"}, {"Никита", "Михалков"}, true},
    {{"Andrei", "Konchalovsky"}, {"Андрей", "Кончаловский"}, true},
    {{"Andrei", "Konchalovsky"}, {"Andrej", "Kontschalowski"}, true},
    {{"Andrei", "Konchalovsky"}, {"Andreï", "Kontchalovski"}, true},
    {{"Andrei", "Konchalovsky"}, {"Andriej", "Konczałowski"}, true},
    {{"Aleksandr", "Sokurov"}, {"Александр", "Сокуров"}, true},
    {{"Alexander", "Sokurov"}, {"Alexandre", "Sokourov"}, true},
    {{"Alexander", "Sokurov"}, {"Aleksandr", "Sokurow"}, true},
    {{"Kira", "Muratova"}, {"Кира", "Муратова"}, true},
    {{"Kira", "Muratova"}, {"Kira", "Muratowa"}, true},
    {{"Andrey", "Zvyagintsev"}, {"Андрей", "Звягинцев"}, true},
    {{"Andrey", "Zvyagintsev"}, {"Andrej", "Swjaginzew"}, true},
    {{"Andrey", "Zvyagintsev"}, {"Andreï", "Zviaguintsev"}, true},
    {{"Leonid", "Gaidai"}, {"Леонид", "Гайдай"}, true},
    {{"Eldar", "Ryazanov"}, {"Эльдар", "Рязанов"}, true},
    {{"Eldar", "Ryazanov"}, {"Eldar", "Rjasanow"}, true},
    {{"Grigory", "Chukhray"}, {"Григорий", "Чухрай"}, true},
    {{"Aleksei", "German"}, {"Алексей", "Герман"}, true},
    {{"Aleksei", "Balabanov"}, {"Алексей", "Балабанов"}, true},
    {{"Aleksei", "Balabanov"}, {"Alexej", "Balabanow"}, true},
    {{"Innokenty", "Smoktunovsky"}, {"Иннокентий", "Смоктуновский"}, true},
    {{"Innokenti", "Smoktunovsky"}, {"Innokentij", "Smoktunowski"}, true},
    {{"Anatoly", "Solonitsyn"}, {"Анатолий", "Солоницын"}, true},
    {{"Margarita", "Terekhova"}, {"Маргарита", "Терехова"}, true},
    {{"Margarita", "Terekhova"}, {"Margarita", "Terechowa"}, true},
    {{"Emir", "Kusturica"}, {"Эмир", "Кустурица"}, true},
    {{"Dušan", "Makavejev"}, {"Душан", "Макавејев"}, true},
    {{"Dusan", "Makavejev"}, {"Dušan", "Makavejev"}, true},
    {{"Vyacheslav", "Tikhonov"}, {"Wjatscheslaw", "Tichonow"}, true},
    {{"Vyacheslav", "Tikhonov"}, {"Вячеслав", "Тихонов"}, true},
    {{"Tatyana", "Samoylova"}, {"Tatjana", "Samoilowa"}, true},
    {{"Tatiana", "Samoilova"}, {"Татьяна", "Самойлова"}, true},
    {{"Sergey", "Loznitsa"}, {"Сергей", "Лозница"}, true},
    {{"Kirill", "Serebrennikov"}, {"Кирилл", "Серебренников"}, true},
    {{"Sergei", "Eisenstein"}, {"Sergei", "Parajanov"}, false},
    {{"Andrei", "Tarkovsky"}, {"Andrei", "Konchalovsky"}, false},
    {{"Nikita", "Mikhalkov"}, {"Nikita", "Mikhailov"}, false},
    {{"Mikhail", "Kalatozov"}, {"Mikhail", "Kononov"}, false},
    {{"Aleksandr", "Sokurov"}, {"Aleksandr", "Sokolov"}, false},
    {{"Aleksei", "German"}, {"Aleksei", "Gerasimov"}, false},
    {{"Elem", "Klimov"}, {"Yelena", "Klimova"}, false},
    {{"Kira", "Muratova"}, {"Kira", "Muratov"}, false},
    {{"Larisa", "Shepitko"}, {"Larisa", "Shevchenko"}, false},
    {{"Dziga", "Vertov"}, {"Denis", "Vertov"}, false},
    {{"Ivan", "Petrov"}, {"Ivan", "Petrovsky"}, false},
    {{"Anton", "Chekhov"}, {"Anton", "Chernov"}, false},
    {{"Sergei", "Bodrov"}, {"Sergei", "Bondarchuk"}, false},
    {{"Oleg", "Yankovsky"}, {"Oleg", "Dankovsky"}, false},
    {{"Andrey", "Zvyagintsev"}, {"Alexander", "Zvyagintsev"}, false},
    {{"Vera", "Orlova"}, {"Lyubov", "Orlova"}, false},
    {{"Tatyana", "Samoylova"}, {"Tatyana", "Samarina"}, false},
    {{"Boris", "Barnet"}, {"Boris", "Barnes"}, false},
    {{"Roman", "Polanski"}, {"Roman", "Balayan"}, false},
    {{"Krzysztof", "Kieslowski"}, {"Krzysztof", "Zanussi"}, false},
    {{"Jerzy", "Skolimowski"}, {"Jerzy", "Kawalerowicz"}, false},
    {{"John", "Cassavetes"}, {"Jon", "Kassavetis"}, false},
    {{"Kevin", "Kline"}, {"Kevin", "Klein"}, false},
    {{"Olga", "Kurylenko"}, {"Olga", "Karpenko"}, false},
    {{"Anna", "Karina"}, {"Anna", "Karenina"}, false},
    {{"Nina", "Ruslanova"}, {"Anna", "Ruslanova"}, false},
    {{"Yuri", "Norstein"}, {"Yuri", "Norshtadt"}, false},
    {{"Milla", "Jovovich"}, {"Mila", "Jankovic"}, false},
    {{"Emir", "Kusturica"}, {"Amir", "Kusturica"}, false},
    {{"Alexander", "Dovzhenko"}, {"Alexander", "Donchenko"}, false},
    {{"Pavel", "Lungin"}, {"Pavel", "Lobkov"}, false},
    {{"Vasily", "Shukshin"}, {"Vasily", "Shumsky"}, false},
};

static const struct pair chinese[] = {
    {{"Lau", "Kar-leung"}, {"Liu", "Chia-liang"}, true},
    {{"Lau", "Kar-leung"}, {"Liu", "Jialiang"}, true},
    {{"Liu", "Chia-liang"}, {"Liu", "Jialiang"}, true},
    {{"Hou", "Hsiao-hsien"}, {"Hou", "Xiaoxian"}, true},
    {{"Chang", "Yi-mou"}, {"Zhang", "Yimou"}, true},
    {{"Tsai", "Ming-liang"}, {"Cai", "Mingliang"}, true},
    {{"Wong", "Kar-wai"}, {"Wang", "Jiawei"}, true},
    {{"Wong", "Kar-wai"}, {"Wang", "Chia-wei"}, true},
    {{"Chow", "Yun-fat"}, {"Zhou", "Runfa"}, true},
    {{"Cheung", "Man-yuk"}, {"Zhang", "Manyu"}, true},
    {{"Leung", "Chiu-wai"}, {"Liang", "Chaowei"}, true},
    {{"Chen", "Kaige"}, {"Ch'en", "K'ai-ko"}, true},
    {{"Hsu", "Feng"}, {"Xu", "Feng"}, true},
    {{"King", "Hu"}, {"King", "Hu"}, true},
    {{"Mao", "Tse-tung"}, {"Mao", "Zedong"}, true},
    {{"Lau", "Kar-leung"}, {"Lau", "Kar-wing"}, false},
    {{"Liu", "Jialiang"}, {"Liu", "Jiahui"}, false},
    {{"Wong", "Kar-wai"}, {"Wong", "Jing"}, false},
    {{"Zhang", "Yimou"}, {"Zhang", "Yuan"}, false},
    {{"Chan", "Lai"}, {"Chen", "Li"}, false},
    {{"Peter", "Chan"}, {"Patrick", "Chen"}, false},
    {{"Tom", "Hanks"}, {"Tim", "Hanks"}, false},
    {{"Zhang", "Yimou"}, {"Chang", "I-mou"}, true},
    {{"Gong", "Li"}, {"Kung", "Li"}, true},
    {{"Tian", "Zhuangzhuang"}, {"T'ien", "Chuang-chuang"}, true},
    {{"Jia", "Zhangke"}, {"Chia", "Chang-k'o"}, true},
    {{"Feng", "Xiaogang"}, {"Feng", "Hsiao-kang"}, true},
    {{"Ge", "You"}, {"Ko", "Yu"}, true},
    {{"Jiang", "Wen"}, {"Chiang", "Wen"}, true},
    {{"Zhang", "Ziyi"}, {"Chang", "Tzu-i"}, true},
    {{"Xie", "Jin"}, {"Hsieh", "Chin"}, true},
    {{"Ruan", "Lingyu"}, {"Juan", "Ling-yu"}, true},
    {{"Ruan", "Lingyu"}, {"Yuen", "Ling-yuk"}, true},
    {{"Yang", "Dechang"}, {"Yang", "Te-ch'ang"}, true},
    {{"Lee", "Kang-sheng"}, {"Li", "Kangsheng"}, true},
    {{"Chang", "Cheh"}, {"Zhang", "Che"}, true},
    {{"Hu", "Jinquan"}, {"Hu", "Chin-ch'uan"}, true},
    {{"Chang", "Chen"}, {"Zhang", "Zhen"}, true},
    {{"Shu", "Qi"}, {"Shu", "Ch'i"}, true},
    {{"Chow", "Sing-chi"}, {"Zhou", "Xingchi"}, true},
    {{"Leung", "Ka-fai"}, {"Liang", "Jiahui"}, true},
    {{"Cheung", "Kwok-wing"}, {"Zhang", "Guorong"}, true},
    {{"Lam", "Ching-ying"}, {"Lin", "Zhengying"}, true},
    {{"Yuen", "Woo-ping"}, {"Yuan", "Heping"}, true},
    {{"Hung", "Kam-bo"}, {"Hong", "Jinbao"}, true},
    {{"Lau", "Ching-wan"}, {"Liu", "Qingyun"}, true},
    {{"To", "Kei-fung"}, {"Du", "Qifeng"}, true},
    {{"Hui", "On-wah"}, {"Xu", "Anhua"}, true},
    {{"Kwan", "Kam-pang"}, {"Guan", "Jinpeng"}, true},
    {{"Cheng", "Pei-pei"}, {"Zheng", "Peipei"}, true},
    {{"Liu", "Chia-hui"}, {"Lau", "Kar-fai"}, true},
    {{"Lee", "Siu-lung"}, {"Li", "Xiaolong"}, true},
    {{"Siao", "Fong-fong"}, {"Xiao", "Fangfang"}, true},
    {{"Lin", "Ching-hsia"}, {"Lin", "Qingxia"}, true},
    {{"Lam", "Ching-ha"}, {"Lin", "Qingxia"}, true},
    {{"Lau", "Tak-wah"}, {"Liu", "Dehua"}, true},
    {{"Chen", "Yu-hsun"}, {"Chen", "Yuxun"}, true},
    {{"Chu", "Tien-wen"}, {"Zhu", "Tianwen"}, true},
    {{"Chang", "Tso-chi"}, {"Zhang", "Zuoji"}, true},
    {{"Chan", "Ho-sun"}, {"Chen", "Kexin"}, true},
    {{"Law", "Kar-ying"}, {"Luo", "Jiaying"}, true},
    {{"Mak", "Siu-fai"}, {"Mai", "Zhaohui"}, true},
    {{"Lau", "Wai-keung"}, {"Liu", "Weiqiang"}, true},
    {{"Cheung", "Hok-yau"}, {"Zhang", "Xueyou"}, true},
    {{"Kwok", "Fu-shing"}, {"Guo", "Fucheng"}, true},
    {{"Yeung", "Chi-king"}, {"Yang", "Ziqiong"}, true},
    {{"Wong", "Chau-sang"}, {"Huang", "Qiusheng"}, true},
    {{"Tsang", "Chi-wai"}, {"Zeng", "Zhiwei"}, true},
    {{"Yip", "Wai-man"}, {"Ye", "Weimin"}, true},
    {{"Tse", "Ting-fung"}, {"Xie", "Tingfeng"}, true},
    {{"Mui", "Yim-fong"}, {"Mei", "Yanfang"}, true},
    {{"Ching", "Siu-tung"}, {"Cheng", "Xiaodong"}, true},
    {{"Shaw", "Yi-fu"}, {"Shao", "Yifu"}, true},
    {{"Zhang", "Yimou"}, {"Zhang", "Ziyi"}, false},
    {{"Chen", "Kaige"}, {"Chen", "Kexin"}, false},
    {{"Wang", "Jing"}, {"Huang", "Jing"}, false},
    {{"Wang", "Xiaoshuai"}, {"Huang", "Xiaoming"}, false},
    {{"Wang", "Bing"}, {"Huang", "Bing"}, false},
    {{"Huang", "Jianxin"}, {"Wang", "Jianxin"}, false},
    {{"Wang", "Baoqiang"}, {"Huang", "Baoqiang"}, false},
    {{"Wong", "Jing"}, {"Huang", "Jing"}, false},
    {{"Li", "An"}, {"Li", "Yang"}, false},
    {{"Lau", "Kar-leung"}, {"Lau", "Kar-fai"}, false},
    {{"Hou", "Hsiao-hsien"}, {"Hou", "Yong"}, false},
    {{"Chang", "Cheh"}, {"Chang", "Chen"}, false},
    {{"Jiang", "Wen"}, {"Jiang", "Wu"}, false},
    {{"Zhao", "Wei"}, {"Zhou", "Wei"}, false},
    {{"Zhou", "Xun"}, {"Zhao", "Xun"}, false},
    {{"Chow", "Yun-fat"}, {"Chow", "Sing-chi"}, false},
    {{"Cheung", "Man-yuk"}, {"Cheung", "Man"}, false},
    {{"Leung", "Chiu-wai"}, {"Leung", "Ka-fai"}, false},
    {{"Lin", "Qingxia"}, {"Lin", "Zhengying"}, false},
    {{"Fan", "Bingbing"}, {"Li", "Bingbing"}, false},
    {{"Xu", "Ke"}, {"Xu", "Feng"}, false},
    {{"Zhang", "Yuan"}, {"Zhang", "Yang"}, false},
    {{"Lou", "Ye"}, {"Lu", "Ye"}, false},
    {{"Ning", "Hao"}, {"Ning", "Ying"}, false},
    {{"Feng", "Xiaogang"}, {"Feng", "Xiaoning"}, false},
    {{"Tian", "Zhuangzhuang"}, {"Tian", "Zhen"}, false},
    {{"Will", "Smith"}, {"Wil", "Smit"}, false},
    {{"Alan", "Ladd"}, {"Alan", "Lad"}, false},
    {{"Lee", "Marvin"}, {"Li", "Marvin"}, false},
    {{"Sam", "Wood"}, {"Sam", "Woo"}, false},
    {{"Ian", "Holm"}, {"Yan", "Holm"}, false},
    {{"Paul", "Dano"}, {"Paul", "Tano"}, false},
    {{"Zhang", "Guorong"}, {"Zhang", "Guoli"}, false},
    {{"Liu", "Dehua"}, {"Liu", "Yifei"}, false},
    {{"Liang", "Jiahui"}, {"Liang", "Chaowei"}, false},
    {{"Chen", "Daoming"}, {"Zheng", "Daoming"}, false},
    {{"Ma", "Ke"}, {"Mai", "Ke"}, false},
    {{"Hong", "Jinbao"}, {"Hong", "Xiannv"}, false},
};

/* The same of Chinese characters. */
static const struct pair han[] = {
    {{"黃", "秋生"}, {"Wong", "Chau-sang"}, true},
    {{"黄", "秋生"}, {"Huang", "Qiusheng"}, true},
    {{"劉", "家良"}, {"Lau", "Kar-leung"}, true},
    {{"刘", "家良"}, {"Liu", "Chia-liang"}, true},
    {{"侯", "孝賢"}, {"Hou", "Hsiao-hsien"}, true},
    {{"侯", "孝贤"}, {"Hou", "Xiaoxian"}, true},
    {{"張", "藝謀"}, {"Zhang", "Yimou"}, true},
    {{"张", "艺谋"}, {"Chang", "Yi-mou"}, true},
    {{"梁", "朝偉"}, {"Leung", "Chiu-wai"}, true},
    {{"周", "潤發"}, {"Chow", "Yun-fat"}, true},
    {{"張", "國榮"}, {"Cheung", "Kwok-wing"}, true},
    {{"蔡", "明亮"}, {"Tsai", "Ming-liang"}, true},
    {{"楊", "德昌"}, {"Yang", "Te-ch'ang"}, true},
    {{"馮", "小剛"}, {"Feng", "Xiaogang"}, true},
    {{"曾", "志偉"}, {"Tsang", "Chi-wai"}, true},
    {{"曾", "志偉"}, {"Zeng", "Zhiwei"}, true},
    {{"陳", "凱歌"}, {"Chen", "Kaige"}, true},
    {{"鞏", "俐"}, {"Gong", "Li"}, true},
    {{"姜", "文"}, {"Jiang", "Wen"}, true},
    {{"賈", "樟柯"}, {"Jia", "Zhangke"}, true},
    {{"洪", "金寶"}, {"Hung", "Kam-bo"}, true},
    {{"林", "青霞"}, {"Lin", "Ching-hsia"}, true},
    {{"許", "鞍華"}, {"Hui", "On-wah"}, true},
    {{"徐", "克"}, {"Xu", "Ke"}, true},
    {{"黃", "秋生"}, {"Wong", "Kar-wai"}, false},
    {{"黃", "秋生"}, {"Wang", "Qiusheng"}, false},
    {{"王", "家衛"}, {"Huang", "Jiawei"}, false},
    {{"劉", "家良"}, {"Lau", "Kar-wing"}, false},
    {{"劉", "家良"}, {"Liu", "Jiahui"}, false},
    {{"張", "藝謀"}, {"Zhang", "Ziyi"}, false},
    {{"張", "藝謀"}, {"Zhang", "Yimo"}, false},
    {{"梁", "朝偉"}, {"Leung", "Ka-fai"}, false},
    {{"周", "潤發"}, {"Chow", "Sing-chi"}, false},
    {{"張", "國榮"}, {"Zhang", "Guoli"}, false},
    {{"陳", "凱歌"}, {"Chen", "Kexin"}, false},
    {{"楊", "德昌"}, {"Yang", "Dezhang"}, false},
    {{"馮", "小剛"}, {"Feng", "Xiaoning"}, false},
    {{"姜", "文"}, {"Jiang", "Wu"}, false},
    {{"賈", "樟柯"}, {"Jia", "Zhangming"}, false},
    {{"林", "青霞"}, {"Lin", "Zhengying"}, false},
    {{"蔡", "明亮"}, {"Tsai", "Ming-lung"}, false},
    {{"侯", "孝賢"}, {"Hou", "Yong"}, false},
    {{"許", "鞍華"}, {"Xu", "Anqi"}, false},
    {{"徐", "克"}, {"Xu", "Feng"}, false},
    {{"徐", "克"}, {"Lu", "Ke"}, false},
    {{"黑澤", "明"}, {"Akira", "Kurosawa"}, false},
    {{"小津", "安二郎"}, {"Yasujiro", "Ozu"}, false},
};

static const struct pair japanese[] = {
    {{"Yasujirō", "Ozu"}, {"Yasujiro", "Ozu"}, true},
    {{"Yasujirō", "Ozu"}, {"Yasuziro", "Ozu"}, true},
    {{"Yasujirō", "Ozu"}, {"Yasuzirô", "Odu"}, true},
    {{"Yasujirō", "Ozu"}, {"Yasujirou", "Ozu"}, true},
    {{"Yasujirō", "Ozu"}, {"やすじろう", "おづ"}, true},
    {{"Yasuziro", "Ozu"}, {"ヤスジロー", "オズ"}, true},
    {{"Akira", "Kurosawa"}, {"あきら", "くろさわ"}, true},
    {{"Akira", "Kurosawa"}, {"アキラ", "クロサワ"}, true},
    {{"Kenji", "Mizoguchi"}, {"Kenzi", "Mizoguti"}, true},
    {{"Kenji", "Mizoguchi"}, {"けんじ", "みぞぐち"}, true},
    {{"Toshirō", "Mifune"}, {"Tosiro", "Mihune"}, true},
    {{"Toshiro", "Mifune"}, {"Toshiroh", "Mifune"}, true},
    {{"Toshirō", "Mifune"}, {"としろう", "みふね"}, true},
    {{"Chishū", "Ryū"}, {"Tisyu", "Ryu"}, true},
    {{"Chishū", "Ryū"}, {"Chishuu", "Ryuu"}, true},
    {{"Jun'ichirō", "Tanizaki"}, {"Zyun'itiro", "Tanizaki"}, true},
    {{"Junichiro", "Tanizaki"}, {"じゅんいちろう", "たにざき"}, true},
    {{"Setsuko", "Hara"}, {"Setuko", "Hara"}, true},
    {{"Machiko", "Kyō"}, {"まちこ", "きょう"}, true},
    {{"Kō", "Nishimura"}, {"Koh", "Nisimura"}, true},
    {{"Yūjirō", "Ishihara"}, {"Yuujirou", "Isihara"}, true},
    {{"Kenji", "Homma"}, {"Kenji", "Honma"}, true},
    {{"Shōhei", "Imamura"}, {"Syohei", "Imamura"}, true},
    {{"Kihachi", "Okamoto"}, {"Kihati", "Okamoto"}, true},
    {{"Teppei", "Satō"}, {"Teppei", "Satoh"}, true},
    {{"Shūji", "Ōno"}, {"Shuji", "Ohno"}, true},
    {{"Kunio", "Inoue"}, {"Kunio", "Inouye"}, true},
    {{"Hachirō", "Natchi"}, {"はちろう", "なっち"}, true},
    {{"Yasujirō", "Ozu"}, {"Yasuzo", "Ozu"}, false},
    {{"Yasujirō", "Ozu"}, {"Yasujiro", "Ōsu"}, false},
    {{"Akira", "Kurosawa"}, {"Kiyoshi", "Kurosawa"}, false},
    {{"Akira", "Kurosawa"}, {"Akira", "Kurokawa"}, false},
    {{"Kenji", "Mizoguchi"}, {"Kenzō", "Mizoguchi"}, false},
    {{"Toshirō", "Mifune"}, {"Toshio", "Mifune"}, false},
    {{"Toshiro", "Mifune"}, {"Toshiko", "Mifune"}, false},
    {{"Chishū", "Ryū"}, {"Shishu", "Ryu"}, false},
    {{"Setsuko", "Hara"}, {"Setsuo", "Hara"}, false},
    {{"Setsuko", "Hara"}, {"Sadako", "Hara"}, false},
    {{"Machiko", "Kyō"}, {"Michiko", "Kyo"}, false},
    {{"Kō", "Nishimura"}, {"Go", "Nishimura"}, false},
    {{"Hideko", "Takamine"}, {"Hideo", "Takamine"}, false},
    {{"Kenji", "Honma"}, {"Kenji", "Homa"}, false},
    {{"Shōhei", "Imamura"}, {"Kōhei", "Imamura"}, false},
    {{"Kinuyo", "Tanaka"}, {"Kinuko", "Tanaka"}, false},
    {{"Teppei", "Satō"}, {"Tepei", "Sato"}, false},
    {{"Jun'ichirō", "Tanizaki"}, {"Shinichiro", "Tanizaki"}, false},
    {{"Keisuke", "Kinoshita"}, {"Keisuke", "Kinoshi"}, false},
    {{"Mikio", "Naruse"}, {"Mikiko", "Naruse"}, false},
    {{"Tom", "Cruise"}, {"トム", "クルーズ"}, false},
    {{"Anna", "Karina"}, {"Ana", "Karina"}, false},
    {{"Maria", "Schell"}, {"Mariah", "Schel"}, false},
    {{"Peter", "Lorre"}, {"Peta", "Lore"}, false},
    {{"あきら", "くろさわ"}, {"あきお", "くろさわ"}, false},
};

static const struct pair greek[] = {
    {{"Nikos", "Perakis"}, {"Νίκος", "Περάκης"}, true},
    {{"Mihalis", "Kakogiannis"}, {"Μιχάλης", "Κακογιάννης"}, true},
    {{"Lefteris", "Voyatzis"}, {"Λευτέρης", "Βογιατζής"}, true},
    {{"Michalis", "Cacoyannis"}, {"Μιχάλης", "Κακογιάννης"}, true},
    {{"Irini", "Papa"}, {"Ειρήνη", "Παππά"}, true},
    {{"Melina", "Mercouri"}, {"Μελίνα", "Μερκούρη"}, true},
    {{"Melina", "Merkouri"}, {"Μελίνα", "Μερκούρη"}, true},
    {{"Kostas", "Gavras"}, {"Κώστας", "Γαβράς"}, true},
    {{"Yorgos", "Lanthimos"}, {"Γιώργος", "Λάνθιμος"}, true},
    {{"Giorgos", "Lanthimos"}, {"Γιώργος", "Λάνθιμος"}, true},
    {{"Georgios", "Lanthimos"}, {"Γεώργιος", "Λάνθιμος"}, true},
    {{"Nikos", "Kazantzakis"}, {"Νίκος", "Καζαντζάκης"}, true},
    {{"Mikis", "Theodorakis"}, {"Μίκης", "Θεοδωράκης"}, true},
    {{"Vangelis", "Papathanassiou"}, {"Βαγγέλης", "Παπαθανασίου"}, true},
    {{"Evangelos", "Papathanasiou"}, {"Ευάγγελος", "Παπαθανασίου"}, true},
    {{"Eleni", "Karaindrou"}, {"Ελένη", "Καραΐνδρου"}, true},
    {{"Alexis", "Damianos"}, {"Αλέξης", "Δαμιανός"}, true},
    {{"Pantelis", "Voulgaris"}, {"Παντελής", "Βούλγαρης"}, true},
    {{"Athina", "Tsangari"}, {"Αθηνά", "Τσαγγάρη"}, true},
    {{"Aliki", "Vougiouklaki"}, {"Αλίκη", "Βουγιουκλάκη"}, true},
    {{"Dimitris", "Papamichael"}, {"Δημήτρης", "Παπαμιχαήλ"}, true},
    {{"Thanasis", "Vengos"}, {"Θανάσης", "Βέγγος"}, true},
    {{"Thanassis", "Veggos"}, {"Θανάσης", "Βέγγος"}, true},
    {{"Elli", "Lampeti"}, {"Έλλη", "Λαμπέτη"}, true},
    {{"Manos", "Hadjidakis"}, {"Μάνος", "Χατζιδάκις"}, true},
    {{"Manos", "Hatzidakis"}, {"Μάνος", "Χατζιδάκις"}, true},
    {{"Nikos", "Koundouros"}, {"Νίκος", "Κούνδουρος"}, true},
    {{"Tonia", "Marketaki"}, {"Τώνια", "Μαρκετάκη"}, true},
    {{"Panos", "Koutras"}, {"Πάνος", "Κούτρας"}, true},
    {{"Christos", "Nikou"}, {"Χρήστος", "Νίκου"}, true},
    {{"Konstantinos", "Giannaris"}, {"Κωνσταντίνος", "Γιάνναρης"}, true},
    {{"Theo", "Angelopoulos"}, {"Θόδωρος", "Θεοδωράκης"}, false},
    {{"Yorgos", "Lanthimos"}, {"Γιώργος", "Φούντας"}, false},
    {{"Melina", "Mercouri"}, {"Μελίνα", "Κανά"}, false},
    {{"Mikis", "Theodorakis"}, {"Μίκης", "Θεοδωρίδης"}, false},
    {{"Nikos", "Koundouros"}, {"Νίκος", "Κούρκουλος"}, false},
    {{"Nikos", "Kazantzakis"}, {"Νίκος", "Καζάνης"}, false},
    {{"Pantelis", "Voulgaris"}, {"Παντελής", "Ζερβός"}, false},
    {{"Irene", "Papas"}, {"Ειρήνη", "Ιγγλέση"}, false},
    {{"Costa", "Gavras"}, {"Κώστας", "Βουτσάς"}, false},
    {{"Dimitris", "Papamichael"}, {"Δημήτρης", "Παπαδόπουλος"}, false},
    {{"Giorgos", "Foundas"}, {"Γιώργος", "Λάνθιμος"}, false},
    {{"Tasos", "Boulmetis"}, {"Τάσος", "Μπουλούκος"}, false},
    {{"Eleni", "Karaindrou"}, {"Ελένη", "Καραγιάννη"}, false},
    {{"Christos", "Nikou"}, {"Χρήστος", "Νέζερ"}, false},
    {{"Alexis", "Damianos"}, {"Αλέξης", "Δαμιάνογλου"}, false},
    {{"Aliki", "Vougiouklaki"}, {"Αλίκη", "Βουτσινά"}, false},
    {{"Thanasis", "Vengos"}, {"Θανάσης", "Βερτής"}, false},
    {{"Manos", "Hadjidakis"}, {"Μάνος", "Κατράκης"}, false},
    {{"Michael", "Cacoyannis"}, {"Μιχάλης", "Κακογιώργης"}, false},
    {{"Ellie", "Lambeti"}, {"Έλλη", "Λαμπράκη"}, false},
    {{"Panos", "Koutras"}, {"Πάνος", "Κούκης"}, false},
    {{"Tonia", "Marketaki"}, {"Τώνια", "Μαρκοπούλου"}, false},
    {{"Dinos", "Iliopoulos"}, {"Ντίνος", "Ηλιάδης"}, false},
    {{"John", "Cassavetes"}, {"Γιάννης", "Κασσαβέτης"}, false},
    {{"Athina", "Tsangari"}, {"Αθηνά", "Τσαγκά"}, false},
    {{"Vangelis", "Papathanassiou"}, {"Βαγγέλης", "Παπαδάκης"}, false},
    {{"Konstantinos", "Giannaris"}, {"Κωνσταντίνος", "Γιαννόπουλος"}, false},
    {{"Maria", "Callas"}, {"Μαρία", "Κάλλη"}, false},
    {{"George", "Tzavellas"}, {"Γιώργος", "Τζαβέλλας του"}, false},
    {{"Katina", "Paxinou"}, {"Κατίνα", "Πασχάλη"}, false},
};

static bool
cyrillic_same(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_cyrillic_name name;
    film_cyrillic_read(&name, a);
    return film_cyrillic_same(&name, b);
}

static bool
chinese_same(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_chinese_name name;
    film_chinese_read(&name, a);
    return film_chinese_same(&name, b);
}

static bool
japanese_same(const struct film_phonetic a[2], const struct film_phonetic b[2])
{
    struct film_japanese_name name;
    film_japanese_read(&name, a);
    return film_japanese_same(&name, b);
}

/* Names as Korean texts write them: by the rules, and as posters did. */
static const struct pair loanwords[] = {
    {{"Tom", "Cruise"}, {"톰", "크루즈"}, true},
    {{"Al", "Pacino"}, {"알", "파치노"}, true},
    {{"Meryl", "Streep"}, {"메릴", "스트립"}, true},
    {{"Jack", "Nicholson"}, {"잭", "니컬슨"}, true},
    {{"Jack", "Nicholson"}, {"잭", "니콜슨"}, true},
    {{"Audrey", "Hepburn"}, {"오드리", "헵번"}, true},
    {{"Marlon", "Brando"}, {"말런", "브랜도"}, true},
    {{"Humphrey", "Bogart"}, {"험프리", "보가트"}, true},
    {{"Ingrid", "Bergman"}, {"잉그리드", "버그먼"}, true},
    {{"Ingrid", "Bergman"}, {"잉그리드", "버그만"}, true},
    {{"Sigourney", "Weaver"}, {"시고니", "위버"}, true},
    {{"Arnold", "Schwarzenegger"}, {"아널드", "슈워제네거"}, true},
    {{"Sylvester", "Stallone"}, {"실베스터", "스탤론"}, true},
    {{"Jodie", "Foster"}, {"조디", "포스터"}, true},
    {{"Gerard", "Depardieu"}, {"제라르", "드파르디외"}, true},
    {{"Catherine", "Deneuve"}, {"카트린", "드뇌브"}, true},
    {{"Juliette", "Binoche"}, {"쥘리에트", "비노슈"}, true},
    {{"Jean", "Reno"}, {"장", "르노"}, true},
    {{"Alain", "Delon"}, {"알랭", "들롱"}, true},
    {{"Sophie", "Marceau"}, {"소피", "마르소"}, true},
    {{"Isabelle", "Huppert"}, {"이자벨", "위페르"}, true},
    {{"Marcello", "Mastroianni"}, {"마르첼로", "마스트로얀니"}, true},
    {{"Sophia", "Loren"}, {"소피아", "로렌"}, true},
    {{"Federico", "Fellini"}, {"페데리코", "펠리니"}, true},
    {{"Pedro", "Almodovar"}, {"페드로", "알모도바르"}, true},
    {{"Penelope", "Cruz"}, {"페넬로페", "크루스"}, true},
    {{"Antonio", "Banderas"}, {"안토니오", "반데라스"}, true},
    {{"Werner", "Herzog"}, {"베르너", "헤어초크"}, true},
    {{"Klaus", "Kinski"}, {"클라우스", "킨스키"}, true},
    {{"Bruno", "Ganz"}, {"브루노", "간츠"}, true},
    {{"Toshiro", "Mifune"}, {"도시로", "미후네"}, true},
    {{"Akira", "Kurosawa"}, {"아키라", "구로사와"}, true},
    {{"Keanu", "Reeves"}, {"키아누", "리브스"}, true},
    {{"Brad", "Pitt"}, {"브래드", "피트"}, true},
    {{"Leonardo", "DiCaprio"}, {"레오나르도", "디카프리오"}, true},
    {{"Kate", "Winslet"}, {"케이트", "윈즐릿"}, true},
    {{"Kate", "Winslet"}, {"케이트", "윈슬렛"}, true},
    {{"Charlize", "Theron"}, {"샤를리즈", "테론"}, true},
    {{"Charlize", "Theron"}, {"샬리즈", "시어런"}, true},
    {{"Scarlett", "Johansson"}, {"스칼릿", "조핸슨"}, true},
    {{"Scarlett", "Johansson"}, {"스칼렛", "요한슨"}, true},
    {{"Harrison", "Ford"}, {"해리슨", "포드"}, true},
    {{"Steven", "Spielberg"}, {"스티븐", "스필버그"}, true},
    {{"Clint", "Eastwood"}, {"클린트", "이스트우드"}, true},
    {{"Quentin", "Tarantino"}, {"쿠엔틴", "타란티노"}, true},
    {{"Quentin", "Tarantino"}, {"쿠엔틴", "타런티노"}, true},
    {{"Stanley", "Kubrick"}, {"스탠리", "큐브릭"}, true},
    {{"Alfred", "Hitchcock"}, {"앨프리드", "히치콕"}, true},
    {{"Alfred", "Hitchcock"}, {"알프레드", "히치콕"}, true},
    {{"Martin", "Scorsese"}, {"마틴", "스코세이지"}, true},
    {{"Martin", "Scorsese"}, {"마틴", "스콜세지"}, true},
    {{"Francis", "Coppola"}, {"프랜시스", "코폴라"}, true},
    {{"Jim", "Jarmusch"}, {"짐", "자무시"}, true},
    {{"Jim", "Jarmusch"}, {"짐", "자무쉬"}, true},
    {{"Christopher", "Nolan"}, {"크리스토퍼", "놀런"}, true},
    {{"Ridley", "Scott"}, {"리들리", "스콧"}, true},
    {{"Michael", "Caine"}, {"마이클", "케인"}, true},
    {{"Denzel", "Washington"}, {"덴절", "워싱턴"}, true},
    {{"Whoopi", "Goldberg"}, {"우피", "골드버그"}, true},
    {{"Hugh", "Grant"}, {"휴", "그랜트"}, true},
    {{"Cate", "Blanchett"}, {"케이트", "블란쳇"}, true},
    {{"Vivien", "Leigh"}, {"비비언", "리"}, true},
    {{"Clark", "Gable"}, {"클라크", "게이블"}, true},
    {{"Jeanne", "Moreau"}, {"잔", "모로"}, true},
    {{"Jean-Paul", "Belmondo"}, {"장폴", "벨몽도"}, true},
    {{"Ingmar", "Bergman"}, {"잉마르", "베리만"}, true},
    {{"Roman", "Polanski"}, {"로만", "폴란스키"}, true},
    {{"Andrei", "Tarkovsky"}, {"안드레이", "타르콥스키"}, true},
    {{"Andrei", "Tarkovsky"}, {"안드레이", "타르코프스키"}, true},
    {{"Jake", "Gyllenhaal"}, {"제이크", "질런홀"}, true},
    {{"Joaquin", "Phoenix"}, {"호아킨", "피닉스"}, true},
    {{"Ewan", "McGregor"}, {"이완", "맥그리거"}, true},
    {{"Winona", "Ryder"}, {"위노나", "라이더"}, true},
    {{"Uma", "Thurman"}, {"우마", "서먼"}, true},
    {{"Ethan", "Hawke"}, {"이선", "호크"}, true},
    {{"Ethan", "Hawke"}, {"에단", "호크"}, true},
    {{"Julie", "Andrews"}, {"줄리", "앤드루스"}, true},
    {{"Kirsten", "Dunst"}, {"커스틴", "던스트"}, true},
    {{"Zoe", "Saldana"}, {"조이", "살다나"}, true},
    {{"Jean-Luc", "Godard"}, {"장뤼크", "고다르"}, true},
    {{"Michelangelo", "Antonioni"}, {"미켈란젤로", "안토니오니"}, true},
    {{"Luchino", "Visconti"}, {"루키노", "비스콘티"}, true},
    {{"Bernardo", "Bertolucci"}, {"베르나르도", "베르톨루치"}, true},
    {{"Tom", "Hanks"}, {"톰", "크루즈"}, false},
    {{"Tom", "Conti"}, {"톰", "크루즈"}, false},
    {{"Penelope", "Cruz"}, {"톰", "크루즈"}, false},
    {{"Tim", "Curry"}, {"톰", "크루즈"}, false},
    {{"Robert", "Duvall"}, {"로버트", "레드포드"}, false},
    {{"Robert", "Ryan"}, {"로버트", "레드포드"}, false},
    {{"Robert", "Mitchum"}, {"로버트", "드니로"}, false},
    {{"Brad", "Dourif"}, {"브래드", "피트"}, false},
    {{"Brad", "Davis"}, {"브래드", "피트"}, false},
    {{"Michael", "Douglas"}, {"마이클", "케인"}, false},
    {{"Michael", "Keaton"}, {"마이클", "케인"}, false},
    {{"Michael", "Mann"}, {"마이클", "무어"}, false},
    {{"Kate", "Winslet"}, {"케이트", "블란쳇"}, false},
    {{"Kate", "Beckinsale"}, {"케이트", "블란쳇"}, false},
    {{"Richard", "Burton"}, {"리처드", "버크"}, false},
    {{"Richard", "Harris"}, {"리처드", "기어"}, false},
    {{"Elizabeth", "Taylor"}, {"엘리자베스", "페냐"}, false},
    {{"Patrick", "Swayze"}, {"패트릭", "웨인"}, false},
    {{"Patrick", "Newell"}, {"패트릭", "웨인"}, false},
    {{"John", "Wayne"}, {"존", "웨인라이트"}, false},
    {{"John", "Hurt"}, {"존", "하트먼"}, false},
    {{"James", "Dean"}, {"제임스", "딘위디"}, false},
    {{"James", "Mason"}, {"제임스", "우즈"}, false},
    {{"Bette", "Davis"}, {"지나", "데이비스"}, false},
    {{"Geena", "Davis"}, {"주디", "데이비스"}, false},
    {{"Judy", "Garland"}, {"주디", "덴치"}, false},
    {{"Jane", "Fonda"}, {"피터", "폰다"}, false},
    {{"Henry", "Fonda"}, {"피터", "폰다"}, false},
    {{"Bruce", "Lee"}, {"브루스", "윌리스"}, false},
    {{"Bruce", "Dern"}, {"브루스", "윌리스"}, false},
    {{"Anthony", "Perkins"}, {"앤서니", "홉킨스"}, false},
    {{"Anthony", "Quinn"}, {"앤서니", "퀘일"}, false},
    {{"Ingrid", "Bergman"}, {"잉마르", "베리만"}, false},
    {{"Julia", "Roberts"}, {"에릭", "로버츠"}, false},
    {{"Julie", "Christie"}, {"줄리", "앤드루스"}, false},
    {{"Claudia", "Cardinale"}, {"클로디아", "제닝스"}, false},
    {{"Jean", "Gabin"}, {"장", "르노"}, false},
    {{"Jean", "Marais"}, {"장", "르누아르"}, false},
    {{"Ridley", "Scott"}, {"토니", "스콧"}, false},
    {{"Steve", "Martin"}, {"스티브", "매퀸"}, false},
    {{"Steve", "Buscemi"}, {"스티브", "마틴"}, false},
    {{"Sean", "Penn"}, {"숀", "코너리"}, false},
    {{"Diane", "Keaton"}, {"다이앤", "레인"}, false},
    {{"Diane", "Lane"}, {"다이앤", "래드"}, false},
    {{"Burt", "Reynolds"}, {"버트", "랭커스터"}, false},
    {{"Gene", "Kelly"}, {"그레이스", "켈리"}, false},
    {{"Kurt", "Russell"}, {"켄", "러셀"}, false},
    {{"Alan", "Arkin"}, {"애덤", "아킨"}, false},
    {{"Joan", "Crawford"}, {"조앤", "폰테인"}, false},
    {{"Frank", "Capra"}, {"프랭크", "시나트라"}, false},
};

/* And as Japanese ones do. */
static const struct pair kana[] = {
    {{"Tom", "Cruise"}, {"トム", "クルーズ"}, true},
    {{"Harrison", "Ford"}, {"ハリソン", "フォード"}, true},
    {{"Meryl", "Streep"}, {"メリル", "ストリープ"}, true},
    {{"Robert", "DeNiro"}, {"ロバート", "デニーロ"}, true},
    {{"Marlon", "Brando"}, {"マーロン", "ブランド"}, true},
    {{"Audrey", "Hepburn"}, {"オードリー", "ヘプバーン"}, true},
    {{"Alfred", "Hitchcock"}, {"アルフレッド", "ヒッチコック"}, true},
    {{"Jean-Luc", "Godard"}, {"ジャンリュック", "ゴダール"}, true},
    {{"Steven", "Spielberg"}, {"スティーヴン", "スピルバーグ"}, true},
    {{"Ingrid", "Bergman"}, {"イングリッド", "バーグマン"}, true},
    {{"Jack", "Nicholson"}, {"ジャック", "ニコルソン"}, true},
    {{"Clint", "Eastwood"}, {"クリント", "イーストウッド"}, true},
    {{"Martin", "Scorsese"}, {"マーティン", "スコセッシ"}, true},
    {{"Orson", "Welles"}, {"オーソン", "ウェルズ"}, true},
    {{"Charlie", "Chaplin"}, {"チャーリー", "チャップリン"}, true},
    {{"Katharine", "Hepburn"}, {"キャサリン", "ヘプバーン"}, true},
    {{"Federico", "Fellini"}, {"フェデリコ", "フェリーニ"}, true},
    {{"Leonardo", "DiCaprio"}, {"レオナルド", "ディカプリオ"}, true},
    {{"Brad", "Pitt"}, {"ブラッド", "ピット"}, true},
    {{"Quentin", "Tarantino"}, {"クエンティン", "タランティーノ"}, true},
    {{"Stanley", "Kubrick"}, {"スタンリー", "キューブリック"}, true},
    {{"Keanu", "Reeves"}, {"キアヌ", "リーブス"}, true},
    {{"Winona", "Ryder"}, {"ウィノナ", "ライダー"}, true},
    {{"Julia", "Roberts"}, {"ジュリア", "ロバーツ"}, true},
    {{"Sean", "Connery"}, {"ショーン", "コネリー"}, true},
    {{"Natalie", "Portman"}, {"ナタリー", "ポートマン"}, true},
    {{"Alain", "Delon"}, {"アラン", "ドロン"}, true},
    {{"Scarlett", "Johansson"}, {"スカーレット", "ヨハンソン"}, true},
    {{"George", "Clooney"}, {"ジョージ", "クルーニー"}, true},
    {{"Catherine", "Deneuve"}, {"カトリーヌ", "ドヌーヴ"}, true},
    {{"Tom", "Hanks"}, {"トム", "クルーズ"}, false},
    {{"Tim", "Curry"}, {"トム", "クルーズ"}, false},
    {{"Penelope", "Cruz"}, {"トム", "クルーズ"}, false},
    {{"Harrison", "Ford"}, {"ハリソン", "フォレスト"}, false},
    {{"Gwyneth", "Paltrow"}, {"グレース", "ケリー"}, false},
    {{"Robert", "Duvall"}, {"ロバート", "デニーロ"}, false},
    {{"Robert", "Redford"}, {"ロバート", "デニーロ"}, false},
    {{"Brad", "Dourif"}, {"ブラッド", "ピット"}, false},
    {{"Michael", "Douglas"}, {"マイケル", "ケイン"}, false},
    {{"Kate", "Winslet"}, {"ケイト", "ブランシェット"}, false},
    {{"Anthony", "Perkins"}, {"アンソニー", "ホプキンス"}, false},
    {{"Bette", "Davis"}, {"ジーナ", "デイヴィス"}, false},
    {{"Henry", "Fonda"}, {"ピーター", "フォンダ"}, false},
    {{"Bruce", "Lee"}, {"ブルース", "ウィリス"}, false},
    {{"Bruce", "Dern"}, {"ブルース", "ウィリス"}, false},
    {{"Ingrid", "Bergman"}, {"イングマール", "ベルイマン"}, false},
    {{"Julia", "Roberts"}, {"エリック", "ロバーツ"}, false},
    {{"Ridley", "Scott"}, {"トニー", "スコット"}, false},
    {{"Steve", "Martin"}, {"スティーブ", "マックイーン"}, false},
    {{"Sean", "Penn"}, {"ショーン", "コネリー"}, false},
    {{"Diane", "Keaton"}, {"ダイアン", "レイン"}, false},
    {{"Gene", "Kelly"}, {"グレース", "ケリー"}, false},
    {{"Kurt", "Russell"}, {"ケン", "ラッセル"}, false},
    {{"Frank", "Capra"}, {"フランク", "シナトラ"}, false},
    {{"James", "Dean"}, {"ジェームズ", "メイソン"}, false},
};

static void
check_pair(const struct pair *row,
           bool (*same)(const struct film_phonetic a[2],
                        const struct film_phonetic b[2]))
{
    struct film_phonetic a[2], b[2];
    for (int i = 0; i < 2; i++) {
        film_phonetic_set(&a[i], film_str_from(row->a[i]));
        film_phonetic_set(&b[i], film_str_from(row->b[i]));
    }
    if (same(a, b) != row->same || same(b, a) != row->same)
        fail_msg("%s %s, %s %s", row->a[0], row->a[1], row->b[0], row->b[1]);
}

static void
knows_one_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof russian / sizeof russian[0]; i++)
        check_pair(&russian[i], cyrillic_same);
    for (size_t i = 0; i < sizeof greek / sizeof greek[0]; i++)
        check_pair(&greek[i], cyrillic_same);
    for (size_t i = 0; i < sizeof chinese / sizeof chinese[0]; i++)
        check_pair(&chinese[i], chinese_same);
    for (size_t i = 0; i < sizeof han / sizeof han[0]; i++)
        check_pair(&han[i], chinese_same);
    for (size_t i = 0; i < sizeof japanese / sizeof japanese[0]; i++)
        check_pair(&japanese[i], japanese_same);
}

static void
check_loanword(const struct pair *row)
{
    struct film_loanword w[2];
    struct film_phonetic latin, p;
    double d = 0;
    for (int k = 0; k < 2; k++) {
        film_phonetic_set(&p, film_str_from(row->b[k]));
        assert_true(p.hangul
                        ? film_loanword_set(&w[k], film_str_from(row->b[k]))
                        : film_loanword_set_kana(&w[k], p.letters));
        film_phonetic_set(&latin, film_str_from(row->a[k]));
        d += film_loanword_distance(&w[k], &latin, FILM_PHONETIC_FAR);
    }
    double most = film_loanword_limit(&w[0], &w[1], true);
    if ((d <= most) != row->same)
        fail_msg("%s %s, %s %s: %.2f of %.2f", row->a[0], row->a[1], row->b[0],
                 row->b[1], d, most);
}

static void
knows_loanwords(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof loanwords / sizeof loanwords[0]; i++)
        check_loanword(&loanwords[i]);
    for (size_t i = 0; i < sizeof kana / sizeof kana[0]; i++)
        check_loanword(&kana[i]);
    struct film_loanword none;
    assert_false(film_loanword_set(&none, FILM_STR("")));
    assert_false(film_loanword_set(&none, FILM_STR("톰 J")));
    assert_false(film_loanword_set_kana(&none, ""));
    assert_false(film_loanword_set_kana(&none, "x"));
}

/* Under which keys the parts of a name stand for other systems: the first sound
 * is never left out. */
static const struct {
    const char *text, *first, *second;
} keys[] = {
    {"Larisa Shepitko", "~LL LLS LLJ", "~SP SPT SPJ JPT JPJ"},
    {"Evgeny Leonov", "~PK ~PS aKN aPK JKN JPK", "~LN LN LNP"},
    {"Huang Zhang", "~NK ~NS ~KN HN aN", "~SN JN"},
    {"Tachi Fujio", "~TS ~TK ~SS ~SK TJ TT", "~P ~PS ~PK PJ HJ"},
};

static void
show_keys(struct film_buf *out, const struct film_name_window *w, unsigned side)
{
    struct film_name_keys k;
    film_name_keys(&k, w, side);
    film_buf_reset(out);
    for (unsigned i = 0; i < k.n; i++)
        film_buf_printf(out, "%s%s", i ? " " : "", k.v[i]);
}

static void
stands_under_keys(void **state)
{
    struct film_arena arena;
    struct film_buf first, second;
    (void)state;
    film_arena_init(&arena);
    film_buf_init(&first, 1000);
    film_buf_init(&second, 1000);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct film_name_windows w;
        assert_int_equal(
            film_name_windows(&w, &arena, film_str_from(keys[i].text), NULL),
            FILM_OK);
        assert_true(w.n > 0);
        show_keys(&first, &w.v[0], 0);
        show_keys(&second, &w.v[0], 1);
        if (strcmp(first.n ? first.p : "", keys[i].first) != 0 ||
            strcmp(second.n ? second.p : "", keys[i].second) != 0)
            fail_msg("%s: \"%s\", \"%s\"", keys[i].text, first.n ? first.p : "",
                     second.n ? second.p : "");
    }
    film_buf_release(&first);
    film_buf_release(&second);
    film_arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_letters),    cmocka_unit_test(keeps_spelling),
        cmocka_unit_test(knows_one_name),    cmocka_unit_test(knows_loanwords),
        cmocka_unit_test(stands_under_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
