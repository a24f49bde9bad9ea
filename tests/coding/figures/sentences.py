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
