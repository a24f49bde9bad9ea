"""Actors and places in sentences of diplomatic prose."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotation.actors import find_actors
from dragoman.annotation.mentions import ActorForm, ActorMention, PlaceMention


def sentences_of(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for gap in re.finditer(r'(?<=[.!?])\s+(?=[A-Z"])|\n+', text):
        found.append((start, gap.start()))
        start = gap.end()
    return [*found, (start, len(text))]


def find(text: str, home: str | None = None) -> tuple[list[ActorMention], list[PlaceMention]]:
    return find_actors(text, sentences_of(text), home)


# sentence | actors as surface=code | places
CASES = """
On 12 March in Tashkent, Belarus and Uzbekistan held a fourth meeting. | Belarus=BLR Uzbekistan=UZB | Tashkent
The deputy minister went to Vilnius and Klaipeda on 5 and 6 March. | | Vilnius Klaipeda
Minsk and Moscow agreed on gas prices. | Minsk=BLR Moscow=RUS |
Relations between Minsk and Brussels improved. | Minsk=BLR Brussels=EU |
The Belgian king received him in Brussels. | Belgian=BEL | Brussels
He was received at the White House. | | Washington
The White House said that it was pleased. | White+House=USA |
The State Department summoned the envoy. | State+Department=USA |
Michael Jordan and Chad Smith played last night. | |
King Abdullah of Jordan arrived in Cairo. | Jordan=JOR | Cairo
Jordan King Abdullah met the Israeli premier. | Jordan=JOR Israeli=ISR |
The ambassador of Chad met Kenya's foreign minister. | Chad=TCD Kenya=KEN |
He studied at Georgia Tech in Atlanta, Georgia. | | Atlanta
Voters in Georgia and Alabama went to the polls. | |
The president of Georgia met the EU delegation in Batumi. | Georgia=GEO EU=EU | Batumi
Turkish Airlines and Air France resumed flights to Istanbul. | | Istanbul
The Bank of China and Kenya Airways signed a contract. | |
The head of the National Bank of Belarus spoke. | Belarus=BLR |
The Belarusian State University opened a centre. | |
The Times of India and China Daily reported it. | |
Dinamo Minsk lost to Manchester United. | |
Sino-Indian talks will follow. | Sino=CHN Indian=IND |
Russo-Georgian and Franco-German ties were discussed. | Russo=RUS Georgian=GEO Franco=FRA German=DEU |
The Indo-Pacific strategy worries many. | |
He denied any anti-Russian motive in the post-Soviet space. | |
A pro-European party and an ethnic Russian minority. | |
US-Belarus contacts and EU-Belarus dialogue continue. | US=USA Belarus=BLR EU=EU Belarus=BLR |
Belarus' trade and Georgia's exports grew. | Belarus=BLR Georgia=GEO |
The trade was worth 300 million US dollars. | |
It costs US$100 and was written in Russian. | |
The film is in Russian and English. | |
Experts on the Russian language gathered. | |
The Minsk agreements must be carried out. | |
The Sochi summit ended without a statement. | | Sochi
They met in Geneva, Switzerland. | | Geneva
The DPRK and the ROK exchanged notes. | DPRK=PRK ROK=KOR |
Seoul said that North Korea had launched a missile. | Seoul=KOR North+Korea=PRK |
The Korean delegation flew home to Pyongyang. | Korean=PRK | Pyongyang
The Korean president met Hyundai managers in Seoul. | Korean=KOR | Seoul
The Republic of the Congo and the DR Congo signed a deal. | Republic+of+the+Congo=COG DR+Congo=COD |
The Congolese president left Brazzaville for Paris. | Congolese=COG | Brazzaville Paris
The Congolese army and M23 clashed near Goma. | Congolese=COD | Goma
The German Foreign Office summoned him. | German=DEU Foreign+Office=DEU |
Pakistan's Foreign Office in Islamabad said so. | Pakistan=PAK Foreign+Office=PAK | Islamabad
The Foreign Office in Islamabad called in the envoy. | Foreign+Office=PAK | Islamabad
They met in Victoria Falls, then in Gaza. | | Victoria+Falls Gaza
The Frenchman met the Dutchman in Taormina. | Frenchman=FRA Dutchman=NLD | Taormina
The Lake Chad Basin Commission and Afreximbank signed. | Lake+Chad+Basin+Commission=LCBC Afreximbank=AFREXIMBANK |
Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea voted. | Guinea-Bissau=GNB Equatorial+Guinea=GNQ Papua+New+Guinea=PNG Guinea=GIN |
Niger and Nigeria share a border; Nigerien and Nigerian envoys met. | Niger=NER Nigeria=NGA Nigerien=NER Nigerian=NGA |
The Dominican Republic hosted Dominican officials. | Dominican+Republic=DOM Dominican=DOM |
Dominica and its Dominican premier joined. | Dominica=DMA Dominican=DMA |
Northern Ireland is no state, but Ireland is. | Ireland=IRL | Northern+Ireland
American Samoa is not Samoa. | Samoa=WSM |
South American and Latin American states met. | |
Warships crossed the Indian Ocean and the South China Sea. | |
New Zealand, New Mexico and New England differ. | New+Zealand=NZL |
Envoys of the Baltic states gathered in Riga. | Baltic+states=Baltic+states | Riga
The Visegrad Four and the Eastern Partnership countries met. | Visegrad+Four=V4 Eastern+Partnership+countries=Eastern+Partnership+countries |
The European Commission and the EEAS agreed. | European+Commission=EU EEAS=EU |
The UN Security Council and the OSCE Minsk Group met. | UN+Security+Council=UN OSCE+Minsk+Group=OSCE |
The EAEU, the CIS and the SCO signed a memorandum. | EAEU=EEU CIS=CIS SCO=SCO |
A US-led coalition and London-based analysts disagreed. | US=USA |
The mayor of Milan met the governor in Milan. | | Milan Milan
Officials from Minsk arrived. | | Minsk
According to Minsk, nothing was signed. | Minsk=BLR |
Ankara's decision surprised Beijing. | Ankara=TUR Beijing=CHN |
Kiev hosted the talks. | Kiev=UKR | Kyiv
The Bulgarian capital, Sofia, was chosen. | Bulgarian=BGR | Sofia
The pope left the Vatican for Camp David. | Vatican=VAT | Camp+David
Singapore and Luxembourg signed; they met in Singapore. | Singapore=SGP Luxembourg=LUX Singapore=SGP | Singapore
The United Kingdom, Britain and the Netherlands objected. | United+Kingdom=GBR Britain=GBR Netherlands=NLD |
Poles, Turks, Finns and Spaniards protested. | Poles=POL Turks=TUR Finns=FIN Spaniards=ESP |
Abkhazia and South Ossetia were discussed in Geneva. | Abkhazia=XAB South+Ossetia=XOS | Geneva
The former Soviet republics and the former Soviet Union. | |
He visited Kyiv on 23 March. | | Kyiv
Eight countries (Belarus, Russia, Armenia) agreed. | Belarus=BLR Russia=RUS Armenia=ARM |
The Kremlin denied it, and the Elysee confirmed it. | Kremlin=RUS Elysee=FRA |
Talks were held in the Kremlin. | | Moscow
In March, police in Parliament Square were calm. | |
The Côte d’Ivoire delegation and Ivorian officials met. | Côte+d’Ivoire=CIV Ivorian=CIV |
Bosnia and Herzegovina and North Macedonia joined. | Bosnia+and+Herzegovina=BIH North+Macedonia=MKD |
BELARUS AND GEORGIA SIGN AGREEMENT IN MINSK | BELARUS=BLR GEORGIA=GEO | Minsk
MINSK, 3 March (BelTA) - Serbia opened an embassy. | Serbia=SRB | Minsk
Jordan Hosts Syria Talks in Amman | Jordan=JOR Syria=SYR | Amman
ASEAN and the African Union held a dialogue in Addis Ababa. | ASEAN=ASEAN African+Union=AU | Addis+Ababa
Kazakh and Kyrgyz ministers met in Almaty, Kazakhstan. | Kazakh=KAZ Kyrgyz=KGZ | Almaty
Kenyan officials met the guests at State House, Nairobi. | Kenyan=KEN | Nairobi
She visited Tunis, Tunisia, and Rabat. | | Tunis Rabat
Mexico City, 5 May (Notimex). Mexico received the Danish minister. | Mexico=MEX Danish=DNK | Mexico+City
He left New Delhi for Tokyo and will travel to Beijing. | | New+Delhi Tokyo Beijing
The king travelled to Washington, D.C., to meet the president. | | Washington
The Serbian ministers met in Mostar, Bosnia and Herzegovina. | Serbian=SRB | Mostar
In Minsk, Belarus, Russia and Kazakhstan signed a treaty. | Belarus=BLR Russia=RUS Kazakhstan=KAZ | Minsk
In Minsk, Belarus and Georgia signed a treaty. | Belarus=BLR Georgia=GEO | Minsk
The Maltese premier Joseph Muscat visited Muscat. | Maltese=MLT | Muscat
Sanaa International Airport reopened. | |
He was welcomed at Minsk National Airport. | | Minsk
The Belgrade–Pristina dialogue resumed. | Belgrade=SRB Pristina=XKX |
The fair in Nizhny Novgorod drew visitors from Rostov-on-Don. | | Nizhny+Novgorod Rostov-on-Don
Macron hosted Putin at Versailles. | | Versailles
They saw the Georgian city of Kutaisi and the port of Poti. | Georgian=GEO | Kutaisi Poti
Moscow's ambassador to Minsk spoke. | Moscow=RUS Minsk=BLR |
Official Minsk and Sweden agreed. | Minsk=BLR Sweden=SWE |
Saudi Arabia, the UAE and Oman mediated. | Saudi+Arabia=SAU UAE=ARE Oman=OMN |
"""


def _pairs() -> list[tuple[str, list[tuple[str, str]], list[str]]]:
    cases = []
    for line in CASES.strip().splitlines():
        sentence, actors, places = (part.strip() for part in f"{line} ".split("|"))
        wanted = [
            (left.replace("+", " "), right.replace("+", " "))
            for left, _, right in (pair.partition("=") for pair in actors.split())
        ]
        cases.append((sentence, wanted, [place.replace("+", " ") for place in places.split()]))
    return cases


@pytest.mark.parametrize(("sentence", "actors", "places"), _pairs())
def test_a_sentence_names_these_actors_and_places(
    sentence: str, actors: list[tuple[str, str]], places: list[str]
) -> None:
    found_actors, found_places = find(sentence)
    assert [(m.text, m.code) for m in found_actors] == actors
    assert [m.name for m in found_places] == places


def test_a_group_carries_its_members() -> None:
    (group,), _ = find("The Baltic states agreed.")
    assert group.form is ActorForm.GROUP
    assert not group.is_state
    assert set(group.members) == {"EST", "LVA", "LTU"}


def test_a_brussels_that_is_visited_may_be_the_union() -> None:
    actors, places = find("The deputy minister visited Brussels for a fifth round of consultations.")
    assert [m.code for m in actors] == ["EU"]
    assert [m.country for m in places] == ["BEL"]


def test_a_homonymous_city_follows_the_country_of_the_text() -> None:
    _, places = find("Argentina opened a consulate. The ministers met in Córdoba.")
    assert [m.country for m in places] == ["ARG"]


def test_a_city_that_is_elsewhere_a_person_is_no_place() -> None:
    _, places = find("He thanked Bruno Bihar warmly. A letter went to Bihar.")
    assert places == []


def test_the_form_tells_how_an_actor_is_named() -> None:
    actors, _ = find("Belarusian envoys told NATO that Belarusians and Georgia trust Warsaw.")
    assert [m.form.value for m in actors] == ["adjective", "acronym", "demonym", "name", "capital"]
    assert [m.is_state for m in actors] == [True, False, True, True, True]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([case[0] for case in _pairs()] + ["\n", "’", "-", "Georgia", "U.S.", "é"]), max_size=8
    )
)
def test_mentions_are_slices_in_order_and_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    for mentions in find(text):
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.text
        for left, right in pairwise(mentions):
            assert left.end <= right.start


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find(text)


def test_reading_time_grows_with_the_length_of_the_text() -> None:
    paragraph = " ".join(case[0] for case in _pairs())
    find(paragraph)

    def seconds(copies: int) -> float:
        text = "\n\n".join([paragraph] * copies)
        spans = sentences_of(text)
        begun = time.process_time()
        find_actors(text, spans, "BLR")
        return time.process_time() - begun

    small, large = min(seconds(10) for _ in range(3)), min(seconds(40) for _ in range(3))
    assert large < 10 * small


def test_one_endless_sentence_is_read_in_the_same_time() -> None:
    text = "Georgia and Minsk in Nice " * 20_000
    begun = time.process_time()
    actors, _ = find_actors(text, [(0, len(text))], None)
    assert time.process_time() - begun < 15
    assert len(actors) >= 40_000 - 1


def test_a_state_is_called_after_where_it_lies() -> None:
    text = "Togo and Norway spoke of trade. The West African country has ports."
    actors, _ = find_actors(text, [(0, 31), (32, len(text))], None)
    assert [a.code for a in actors] == ["TGO", "NOR", "TGO"]


def test_where_two_states_lie_there_nobody_is_meant() -> None:
    text = "Togo and Benin spoke of trade. The West African country has ports."
    actors, _ = find_actors(text, [(0, 30), (31, len(text))], None)
    assert [a.code for a in actors] == ["TGO", "BEN"]
