"""Sentences of our own and the figures that a careful reader takes from them.

Each is (text, home, figures); a figure is "indicator reporter partner value currency period role [qualifier]".
"""

POSITIVE: list[tuple[str, str | None, list[str]]] = [
    # trade turnover
    (
        "Belarus and Georgia have modest trade turnover. In 2014, it totaled USD 64.18 million or about 0.1% of total foreign trade turnover.",
        "BLR",
        ["turnover BLR GEO 64180000 USD 2014 actual"],
    ),
    (
        "Trade between Poland and Ukraine peaked in 2011 reaching almost USD 300 million with a large deficit for Poland (USD 237.1 million).",
        None,
        ["turnover POL UKR 300000000 USD 2011 actual almost", "balance POL UKR -237100000 USD 2011 actual"],
    ),
    (
        "Bilateral trade between Turkey and Iran is to reach $30bn by 2020.",
        None,
        ["turnover TUR IRN 30000000000 USD 2020 target"],
    ),
    (
        "Turkey aims to double its trade with Russia to $100bn by 2023.",
        "TUR",
        ["turnover TUR RUS 100000000000 USD 2023 target"],
    ),
    (
        "The Indian-Iranian trade turnover stood at $9 billion in 2015.",
        None,
        ["turnover IND IRN 9000000000 USD 2015 actual"],
    ),
    (
        "Trade with Vietnam exceeded 1.2 bln dollars in 2015.",
        "BLR",
        ["turnover BLR VNM 1200000000 USD 2015 actual"],
    ),
    (
        "In 2015, China's trade with Kenya amounted to about $6bn.",
        None,
        ["turnover CHN KEN 6000000000 USD 2015 actual about"],
    ),
    (
        "Two-way trade between Australia and Indonesia was worth A$15 billion in 2015.",
        None,
        ["turnover AUS IDN 15000000000 AUD 2015 actual"],
    ),
    (
        "The presidents of Egypt and France met in Paris. Bilateral trade reached €2.5bn in 2015.",
        None,
        ["turnover EGY FRA 2500000000 EUR 2015 actual"],
    ),
    (
        "The two countries, Brazil and Argentina, traded less. Their mutual trade fell to $23 billion in 2015.",
        None,
        ["turnover BRA ARG 23000000000 USD 2015 actual"],
    ),
    (
        "Kazakh President said that trade between Kazakhstan and Uzbekistan could reach $5 billion by 2020.",
        None,
        ["turnover KAZ UZB 5000000000 USD 2020 estimate"],
    ),
    (
        "Trade between Nigeria and South Africa rose from $2bn in 2010 to $3.6bn in 2014.",
        None,
        ["turnover NGA ZAF 2000000000 USD 2010 actual", "turnover NGA ZAF 3600000000 USD 2014 actual"],
    ),
    (
        "The trade turnover with Lithuania increased by 12% to USD 1.1 billion in the first half of 2016.",
        "BLR",
        ["turnover BLR LTU 1100000000 USD 2016-01/2016-06 actual"],
    ),
    (
        "The sides set the target of bringing mutual trade to $500m. Hungary and Vietnam trade little.",
        "HUN",
        [],
    ),
    (
        "Germany is Poland's main partner. German-Polish trade exceeded €100 billion in 2015.",
        None,
        ["turnover DEU POL 100000000000 EUR 2015 actual"],
    ),
    (
        "In 2015 trade between China and Serbia reached $1.5bn. Chinese exports stood at $1.2bn.",
        None,
        ["turnover CHN SRB 1500000000 USD 2015 actual", "exports CHN SRB 1200000000 USD 2015 actual"],
    ),
    (
        "Bangladesh and Nepal plan to raise bilateral trade to $200 million within five years.",
        "NPL",
        ["turnover NPL BGD 200000000 USD - target"],
    ),
    (
        "Trade between the EU and Ukraine was between €25 and €27 billion in 2015.",
        None,
        ["turnover EU UKR 25000000000 EUR 2015 actual"],
    ),
    # exports and imports
    (
        "Belarusian exports to Vietnam grew 12% to $1.2bn in the first half of 2016.",
        "BLR",
        ["exports BLR VNM 1200000000 USD 2016-01/2016-06 actual"],
    ),
    (
        "Exports to Vietnam grew 12% to $1.2bn in the first half of 2016.",
        "BLR",
        ["exports BLR VNM 1200000000 USD 2016-01/2016-06 actual"],
    ),
    (
        "Germany's exports to Poland totalled €52bn in 2015, while imports from Poland amounted to €44bn.",
        None,
        ["exports DEU POL 52000000000 EUR 2015 actual", "imports DEU POL 44000000000 EUR 2015 actual"],
    ),
    (
        "Japan exported $3bn worth of cars to Australia in 2014.",
        None,
        ["exports JPN AUS 3000000000 USD 2014 actual"],
    ),
    (
        "Exports from Georgia to Azerbaijan amounted to USD 240 million in 2015.",
        None,
        ["exports GEO AZE 240000000 USD 2015 actual"],
    ),
    (
        "India imported $4.4 billion of oil from Iran in 2015.",
        None,
        ["imports IND IRN 4400000000 USD 2015 actual"],
    ),
    ("Imports from China reached $2.4bn in 2015.", "BLR", ["imports BLR CHN 2400000000 USD 2015 actual"]),
    (
        "South Korea's total exports reached $527 billion in 2015.",
        None,
        ["exports KOR - 527000000000 USD 2015 actual"],
    ),
    (
        "Mexico's imports from Brazil were worth 30 billion Mexican pesos in 2014.",
        None,
        ["imports MEX BRA 30000000000 MXN 2014 actual"],
    ),
    (
        "Trade between Belarus and Latvia reached $600m in 2015, including exports of $450m and imports of $150m.",
        "BLR",
        [
            "turnover BLR LVA 600000000 USD 2015 actual",
            "exports BLR LVA 450000000 USD 2015 actual",
            "imports BLR LVA 150000000 USD 2015 actual",
        ],
    ),
    (
        "Russian exports to Egypt were worth $3.5bn and imports from Egypt $0.5bn in 2015.",
        None,
        ["exports RUS EGY 3500000000 USD 2015 actual", "imports RUS EGY 500000000 USD 2015 actual"],
    ),
    (
        "Pakistan's exports to Britain are expected to reach £1.5 billion in 2017.",
        None,
        ["exports PAK GBR 1500000000 GBP 2017 estimate"],
    ),
    (
        "Ethiopia plans to increase its exports to China to $1bn by 2020.",
        None,
        ["exports ETH CHN 1000000000 USD 2020 target"],
    ),
    # balances
    (
        "India's trade deficit with China widened to $48.5bn in 2014.",
        None,
        ["balance IND CHN -48500000000 USD 2014 actual"],
    ),
    (
        "Germany posted a trade surplus of €54 billion with the United States in 2015.",
        None,
        ["balance DEU USA 54000000000 EUR 2015 actual"],
    ),
    (
        "In 2015, trade between Moldova and Ukraine totalled $500m, with a surplus of $120m in favour of Ukraine.",
        None,
        ["turnover MDA UKR 500000000 USD 2015 actual", "balance UKR MDA 120000000 USD 2015 actual"],
    ),
    # investment
    ("Norway invested $2bn in Lithuania in 2015.", None, ["investment NOR LTU 2000000000 USD 2015 actual"]),
    (
        "Chinese companies have invested over $3bn in Kazakhstan since 2010.",
        None,
        ["investment CHN KAZ 3000000000 USD 2010/.. actual over"],
    ),
    (
        "Chinese investment in Kenya reached $1.4bn in 2014.",
        None,
        ["investment CHN KEN 1400000000 USD 2014 actual"],
    ),
    (
        "Investments from Italy into Serbia amounted to €200m in 2015.",
        None,
        ["investment ITA SRB 200000000 EUR 2015 actual"],
    ),
    (
        "Saudi Arabia intends to invest $10bn in Russia.",
        None,
        ["investment SAU RUS 10000000000 USD - target"],
    ),
    (
        "Uzbekistan attracted $500m in investment from South Korea in 2015.",
        None,
        ["investment KOR UZB 500000000 USD 2015 actual"],
    ),
    # contracts and projects
    (
        "Egypt and Russia signed a contract worth €300m on 5 March 2015.",
        None,
        ["contracts EGY RUS 300000000 EUR - actual"],
    ),
    (
        "During the visit Belarus and China signed contracts worth $3.5bn.",
        "BLR",
        ["contracts BLR CHN 3500000000 USD - actual"],
    ),
    (
        "France signed a $7bn deal with India for fighter jets.",
        None,
        ["contracts FRA IND 7000000000 USD - actual"],
    ),
    (
        "Russia is building a nuclear power plant in Hungary; the project costs €12.5bn.",
        None,
        ["project RUS HUN 12500000000 EUR - actual"],
    ),
    # loans
    ("Russia granted Belarus a $2bn loan in 2015.", "BLR", ["loan RUS BLR 2000000000 USD 2015 actual"]),
    ("China will provide Ethiopia with a $5.5bn loan.", None, ["loan CHN ETH 5500000000 USD - target"]),
    (
        "Ukraine received a loan of $1bn from Japan in 2014.",
        None,
        ["loan JPN UKR 1000000000 USD 2014 actual"],
    ),
    (
        "Greece secured an €86bn bailout from the European Union in 2015.",
        None,
        ["loan EU GRC 86000000000 EUR 2015 actual"],
    ),
    ("The IMF approved a $17bn loan to Ukraine in 2014.", None, ["loan IMF UKR 17000000000 USD 2014 actual"]),
    (
        "India extended a line of credit of $1 billion to its neighbour Nepal.",
        None,
        ["loan IND NPL 1000000000 USD - actual"],
    ),
    # aid
    ("Britain pledged £50m in humanitarian aid to Syria.", None, ["aid GBR SYR 50000000 GBP - target"]),
    (
        "Japan provided a $20 million grant to Myanmar in 2015.",
        None,
        ["aid JPN MMR 20000000 USD 2015 actual"],
    ),
    ("The United States gave Moldova $40m in aid in 2014.", None, ["aid USA MDA 40000000 USD 2014 actual"]),
    ("Norway donated 10 million euros to Liberia.", None, ["aid NOR LBR 10000000 EUR - actual"]),
    (
        "Australia will send A$5m in emergency assistance to Nepal.",
        None,
        ["aid AUS NPL 5000000 AUD - target"],
    ),
    # people
    ("Some 4,000 Ghanaian students study in China.", None, ["people GHA CHN 4000 students - actual some"]),
    (
        "In 2015, about 50,000 tourists from Poland visited Georgia.",
        None,
        ["people POL GEO 50000 tourists 2015 actual about"],
    ),
    (
        "Pakistan sent 300 peacekeepers to Liberia in 2014.",
        None,
        ["people PAK LBR 300 peacekeepers 2014 actual"],
    ),
    (
        "China hosts more than 10,000 Kazakh students.",
        None,
        ["people KAZ CHN 10000 students - actual more than"],
    ),
]

NEGATIVE: list[tuple[str, str | None]] = [
    ("Brazil's coffee exports fell 10% to $6bn in 2015.", None),
    ("Japan exported $3bn worth of cars in 2014.", None),
    ("Germany's GDP reached $3.4 trillion in 2015.", None),
    ("The budget deficit of Greece amounted to €12bn in 2015.", None),
    ("Gazprom's revenue from Germany fell to $5bn in 2015.", "RUS"),
    ("Oil from Iran sold at $30 per barrel in Poland.", None),
    ("The striker moved from Argentina to Italy for a transfer fee of €90m.", None),
    ("Tickets for the match between Brazil and Germany cost $500.", None),
    ("The United States fined the French bank $8.9bn.", None),
    ("Trade between Belarus and Georgia grew by $20 million in 2015.", "BLR"),
    ("Trade between Belarus and Georgia grew 20% in 2015.", "BLR"),
    ("Resolution 2231 on Iran was adopted in 2015 with 15 votes.", None),
    ("Some 4,000 students protested against the minister in Hungary.", None),
    ("Fifteen tourists from Britain and 300 citizens of Egypt were killed in 2015.", None),
    ("The trade minister of India spent $2 million on a villa in Paris.", None),
    ("The average salary in Latvia was €800 in 2015, and in Poland €900.", None),
    ("Mexico's foreign exchange reserves stood at $190bn.", None),
    ("Ukraine owes Russia a gas debt of $2.4bn.", None),
    ("The company's turnover reached $5bn in 2015.", "BLR"),
    ("The museum in Prague bought a painting from Italy for €3m.", None),
    ("Azerbaijan sold bonds worth $1.25bn in London.", None),
    ("The film, shot in Serbia and France, earned $40m at the box office.", None),
    ("GDP per capita in Kenya is $1,400, in Ghana $1,500.", None),
    ("The Asian Infrastructure Investment Bank has capital of $100bn.", "CHN"),
    ("Police in Nigeria seized cocaine worth $5m on its way to South Africa.", None),
    ("The article had 549 reads in Belarus and 300 in Georgia.", "BLR"),
    ("Turkey and Russia denied a contract worth $3bn.", None),
]

# Written after the rules, to measure them: all but MISSED were read right at once, or after a general mend.
MEASURED: list[tuple[str, str | None, list[str]]] = [
    (
        "According to official statistics, the trade turnover between Ukraine and Turkey made up USD 4.6 billion in 2015, which is 21% less than in 2014.",
        "UKR",
        ["turnover UKR TUR 4600000000 USD 2015 actual"],
    ),
    (
        "Last year, Polish companies sold goods worth €1.8 billion to Kazakhstan.",
        None,
        ["exports POL KAZ 1800000000 EUR - actual"],
    ),
    (
        "Speaking in Nairobi, the Chinese ambassador said China had extended loans worth $600 million to Kenya since 2010.",
        None,
        ["loan CHN KEN 600000000 USD 2010/.. actual"],
    ),
    (
        "Minsk hopes to attract $1bn of Chinese investment in the industrial park by 2020.",
        "BLR",
        ["investment CHN BLR 1000000000 USD 2020 target"],
    ),
    (
        "Russia is Serbia's third-largest partner, with trade of $1.64 billion in 2015.",
        None,
        ["turnover RUS SRB 1640000000 USD 2015 actual"],
    ),
    (
        "Commodity turnover between Belarus and Uzbekistan in January-March 2016 amounted to $37.5 million, with exports of $25.2 million.",
        "BLR",
        [
            "turnover BLR UZB 37500000 USD 2016-01/2016-03 actual",
            "exports BLR UZB 25200000 USD 2016-01/2016-03 actual",
        ],
    ),
    (
        "The World Bank will lend Moldova $45 million to reform its schools.",
        None,
        ["loan WB MDA 45000000 USD - target"],
    ),
    (
        "Washington has given Pakistan more than $20 billion in military and economic aid since 2002.",
        None,
        ["aid USA PAK 20000000000 USD 2002/.. actual"],
    ),
    ("Ethiopian Airlines signed a $1.3bn deal in Paris.", None, []),
    (
        "Trade between the two countries was $54 million in 2014, the Lithuanian foreign minister said after talks with his Georgian counterpart.",
        None,
        ["turnover LTU GEO 54000000 USD 2014 actual"],
    ),
    (
        "Turkish exports to Russia, which had reached $5.9bn in 2014, dropped to $3.6bn in 2015.",
        None,
        ["exports TUR RUS 5900000000 USD 2014 actual", "exports TUR RUS 3600000000 USD 2015 actual"],
    ),
    (
        "Germany is to provide €500 million in loans to Ukraine for the reconstruction of Donbas.",
        None,
        ["loan DEU UKR 500000000 EUR - target"],
    ),
    ("Japan announced ¥38 billion in aid for Myanmar.", "JPN", ["aid JPN MMR 38000000000 JPY - actual"]),
    (
        "In 2015 Belarus exported goods to Germany to the tune of $1.1 billion.",
        "BLR",
        ["exports BLR DEU 1100000000 USD 2015 actual"],
    ),
    (
        "Belarus' export to Ukraine stood at $2.5bn, import at $0.9bn, and the surplus was $1.6bn in 2015.",
        "BLR",
        [
            "exports BLR UKR 2500000000 USD 2015 actual",
            "imports BLR UKR 900000000 USD 2015 actual",
            "balance BLR UKR 1600000000 USD 2015 actual",
        ],
    ),
    (
        "The Saudi king promised Egypt $4bn in aid, deposits and investments.",
        None,
        ["aid SAU EGY 4000000000 USD - target"],
    ),
    (
        "The pipeline will cost $10 billion and carry gas from Azerbaijan to Italy.",
        None,
        ["project AZE ITA 10000000000 USD - target"],
    ),
    (
        "Cuba imports some $1.5 billion of oil from Venezuela a year.",
        None,
        ["imports CUB VEN 1500000000 USD - actual"],
    ),
    (
        "Hungary will get a €10 billion Russian loan for its nuclear plant.",
        None,
        ["loan RUS HUN 10000000000 EUR - target"],
    ),
    (
        "The volume of trade between Britain and Nigeria stands at £6 billion, and both countries want to double it.",
        None,
        ["turnover GBR NGA 6000000000 GBP - actual"],
    ),
    (
        "More than 12,000 Indian students are enrolled at universities in Australia.",
        None,
        ["people IND AUS 12000 students - actual"],
    ),
    (
        "Iran’s trade with South Korea reached $6.1bn in the Iranian year ending March 2016, down from $9.4bn a year earlier.",
        None,
        ["turnover IRN KOR 6100000000 USD 2016-03 actual"],
    ),
    (
        "Brazil's trade surplus with Argentina rose to $2.5 billion in the first half of 2016.",
        None,
        ["balance BRA ARG 2500000000 USD 2016-01/2016-06 actual"],
    ),
    ("French investments in Mexico total $4 billion.", None, ["investment FRA MEX 4000000000 USD - actual"]),
    (
        "Russia and Serbia are old partners: goods worth 3.1 billion dollars changed hands between them in 2014.",
        None,
        ["turnover RUS SRB 3100000000 USD 2014 actual"],
    ),
    (
        "Japan has taken in 1,700 nurses from Vietnam since 2014.",
        None,
        ["people VNM JPN 1700 nurses 2014/.. actual"],
    ),
    (
        "Polish investors have put $300 million into Ukraine.",
        None,
        ["investment POL UKR 300000000 USD - actual"],
    ),
    (
        "Belarus and Pakistan signed a roadmap. Under it, trade is to grow to $1 billion by 2020.",
        "BLR",
        ["turnover BLR PAK 1000000000 USD 2020 target"],
    ),
    (
        "Belarus’ trade deficit with China reached $1.6bn in 2015.",
        "BLR",
        ["balance BLR CHN -1600000000 USD 2015 actual"],
    ),
    (
        "Latvia and Belarus: trade in goods in 2015 was €420 million (down 15%).",
        None,
        ["turnover LVA BLR 420000000 EUR 2015 actual"],
    ),
    (
        "The Czech Republic's imports from Russia plunged to $4.6bn in 2015 from $7.2bn in 2014.",
        None,
        ["imports CZE RUS 4600000000 USD 2015 actual", "imports CZE RUS 7200000000 USD 2014 actual"],
    ),
    (
        "The EU disbursed €600 million in macro-financial assistance to Ukraine in 2015.",
        None,
        ["aid EU UKR 600000000 EUR 2015 actual"],
    ),
    (
        "The EBRD has invested €1.8 billion in Belarus to date.",
        None,
        ["investment EBRD BLR 1800000000 EUR - actual"],
    ),
    (
        "India and Bangladesh signed deals worth $5.5bn during the visit.",
        None,
        ["contracts IND BGD 5500000000 USD - actual"],
    ),
    (
        "China-Pakistan Economic Corridor projects are worth $46 billion.",
        None,
        ["project CHN PAK 46000000000 USD - actual"],
    ),
    ("Trade with the EU fell by a third, to $12bn.", "UKR", ["turnover UKR EU 12000000000 USD - actual"]),
    ("Norway's sovereign wealth fund lost $17bn in 2015; Norway trades with Poland.", None, []),
    ("He earned $2 million in Russia before moving to Turkey.", None, []),
    ("The 1.2-billion-dollar stadium in Baku was built for the games.", None, []),
    ("Greece must repay €3.5bn to the EU by 2015.", None, []),
    ("The court in London ordered Kazakhstan to pay $500m to the Moldovan investor.", None, []),
    ("Insurance premiums in Germany and France rose to €2bn.", None, []),
    ("The World Cup cost Brazil $15bn, Germany won it.", None, []),
    ("Nepal needs $6.6bn to rebuild after the earthquake, its minister said in Delhi.", None, []),
    ("The Serbian election campaign cost €3m, three times more than in Moldova.", None, []),
    (
        "Russia lost $40bn a year because of sanctions, and $100bn because of cheap oil, he told Germany's minister.",
        None,
        [],
    ),
    ("China's economy is worth $11 trillion, Japan's $4.1 trillion.", None, []),
    ("Germany spends €1.2bn on its embassy in Ankara.", None, []),
    (
        "The parties agreed to raise bilateral trade to $1 billion by 2020; in 2014, it barely reached $60 million. Belarus and Pakistan are far apart.",
        None,
        [],
    ),
    (
        "Belarus and Pakistan met. The parties agreed to raise bilateral trade to $1 billion by 2020; in 2014, it barely reached $60 million.",
        "BLR",
        ["turnover BLR PAK 1000000000 USD 2020 target", "turnover BLR PAK 60000000 USD 2014 actual"],
    ),
    (
        "India announced a line of credit of US$ 100 million for projects in Nepal.",
        None,
        ["loan IND NPL 100000000 USD - actual"],
    ),
    (
        "When tension between Iran and Turkey rose, trade between Turkey and Egypt reached $4bn in 2011.",
        None,
        ["turnover TUR EGY 4000000000 USD 2011 actual"],
    ),
]

# What the rules do not read yet; nothing false is read in its stead.
MISSED: list[tuple[str, str | None, list[str]]] = [
    (
        "Vietnam's Prime Minister noted that bilateral trade had risen from $3.5 billion in 2014 to nearly $4 billion in 2015. Vietnam and Russia aim for $10 billion by 2020.",
        "VNM",
        [
            "turnover VNM RUS 3500000000 USD 2014 actual",
            "turnover VNM RUS 4000000000 USD 2015 actual",
            "turnover VNM RUS 10000000000 USD 2020 target",
        ],
    ),
    (
        "The agreements signed in Tehran are worth €17 billion, the Italian delegation said.",
        None,
        ["contracts IRN ITA 17000000000 EUR - actual"],
    ),
    (
        "Abuja and Beijing signed a currency swap worth $2.5 billion in March 2016.",
        None,
        ["loan NGA CHN 2500000000 USD 2016-03 actual"],
    ),
    (
        "It was agreed to increase trade to $1 billion by 2018. The presidents of Belarus and Pakistan signed a roadmap.",
        "BLR",
        ["turnover BLR PAK 1000000000 USD 2018 target"],
    ),
]
