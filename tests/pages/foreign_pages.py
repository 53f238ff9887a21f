"""Pages of other sites, in our own words: the conventions of abstracts, jobs, seminars, recipes, minutes and so on.

None of them is a page of the coalition, so none may give a record. `MAY_GIVE` lists those that a reader cannot tell
from the site's own by any rule, with the reason.
"""

__all__ = ["FOREIGN", "MAY_GIVE"]

FOREIGN: dict[str, str] = {
    "structured abstract": """
Walking to school and attention in class: a trial

Background: Pupils who walk may be more awake.
Objectives: To compare two groups.
Methods: We followed forty classes.
Results: Attention rose by a tenth.
Conclusions: Walk.
""",
    "abstract with headings on lines": """
Soil in towns

Background:
Town soil is poor.
Objectives:
To count worms.
Results:
There were few.
Country:
Poland
""",
    "abstract without a title, second half": """
Methods: We asked them all.
Results: They all answered.
Conclusions: Ask more.
""",
    "systematic review": """
Homework and sleep: a review
Date: 3 May 2019
Background:
Homework takes time.
Data sources:
Two indexes.
Results:
Sleep was shorter.
""",
    "clinical trial registration": """
Trial 0042
Status: ongoing
Start date: May 1, 2020
Country: France
Objectives: To test a brace.
Organisation: A clinic
""",
    "grant record": """
Robots for farms
Start date: 1 September 2018
End date: 31 August 2021
Status: finalised
Country: Italy
Objectives:
To build a robot that weeds.
Results:
It weeds.
""",
    "project of a research framework": """
SEAWEED4ALL
Project reference: 123456
Status: ongoing
Organisation: A university
Country: Ireland
Description: Growing seaweed on ropes.
""",
    "job advertisement": """
Teacher of mathematics
Organisation: A grammar school
Location: Leeds, United Kingdom
Date: 4 May 2021
Description:
You like numbers and people.
""",
    "job at an institute": """
Data analyst
Where: Vienna, Austria
When: from 1 June 2022
About: A small team that counts trains.
Programme: Full time.
""",
    "internship": """
Internship in the archive
Location:
Ghent
Start date:
September 1, 2020
Description:
Sorting maps.
Next steps:
Send us a letter.
""",
    "seminar": """
Seminar: The history of zero
Date: 20 October 2021
Location: Room 12
Speaker: A historian
Abstract: Zero came late.
""",
    "lecture series": """
Tuesday lectures
When: 5 March 2019
Where: The big hall
About: Volcanoes.
""",
    "colloquium": """
Colloquium in statistics

Date:
12 November 2020
Location:
Online
Abstract:
We count what others do not.
""",
    "thesis defence": """
Defence: On the shape of leaves
Date: 3 June 2022
Where: Aula
Programme: Talk, questions, cake.
""",
    "course": """
Introduction to welding
Education level: vocational
Start date: 1 February 2021
Description: Sparks and safety.
Objectives: To join two plates.
""",
    "course catalogue entry": """
MATH 101
Description: Sets and proofs.
Objectives: Think clearly.
Results: Students can prove.
Programme: Twelve weeks.
""",
    "school programme": """
Green classes
Description and objectives:
Gardens at school.
Budget and funding model:
A small fund.
Country:
Spain
""",
    "summer camp": """
Camp by the lake
When: 5-9 July 2021
Where: Lake Balaton, Hungary
About: Boats, fires, songs.
""",
    "recipe": """
Lentil soup
Description: Warm and brown.
Country: Lebanon
Results: Serves four.
""",
    "recipe with a date": """
Plum cake

Date: 4 September 2018
About: Grandmother's.
Programme: Mix, bake, wait.
""",
    "fixtures between countries": """
Group A
10 June 2016 | France | Romania
11 June 2016 | Albania | Switzerland
15 June 2016 | Romania | Switzerland
""",
    "fixtures of clubs": """
Round 3
12 May 2021 | Rovers | Wanderers
13 May 2021 | City | United
""",
    "results table": """
Results
4 May 2019 | 100 m | 10.9 s
4 May 2019 | 200 m | 22.0 s
""",
    "concert dates": """
On tour
1 March 2019 | Berlin | Small Hall
2 March 2019 | Prague | Old Cellar
""",
    "timetable": """
Departures
2 March 2019 | 09:00 | Platform 4
2 March 2019 | 09:30 | Platform 1
""",
    "minutes of a club": """
Minutes of the gardening club
Date: 4 April 2019
Location: The shed
Present: Five of us
Next steps: Buy seeds.
""",
    "minutes with decisions": """
Board, second sitting
Date:
4 April 2019
Organisation:
A housing society
Description:
The roof leaks.
Next steps:
Mend it.
""",
    "product page": """
Kettle K2
Description: Boils a litre.
Country: Germany
Status: in stock
""",
    "product with a release date": """
Phone 7
Publication date: 3 March 2021
Description: It rings.
Objectives: Calls.
""",
    "film": """
The long road
Country: Iceland
Date: 5 May 2017
Summary: A man walks.
Results: Two prizes.
""",
    "book": """
A history of paper
Author: Someone
Publication date: 1 May 2015
Country: Finland
Description: From rags to rolls.
""",
    "museum object": """
Bronze bowl
Date: 1 January 1200
Location: Room 4, Copenhagen, Denmark
Description: A bowl with fish.
""",
    "house for sale": """
House by the park
Location: Aarhus, Denmark
Status: for sale
Description: Three rooms.
""",
    "infobox of a town": """
Smallville
Country: Norway
Location: On a fjord
Organisation: Municipality
""",
    "infobox of a company": """
Widgets Ltd
Organisation type: private
Country: Malta
About: Makes widgets.
""",
    "infobox of a treaty": """
Treaty of the Lake
Date: 4 July 1920
Location: Geneva, Switzerland
Status: in force
""",
    "member of another association": """
An institute
Organisation role: member
Country: Estonia
Background:
It was founded long ago.
""",
    "contact page": """
Contact
Organisation: A charity
Location: Rue de la Loi 20, 1040 Brussels, Belgium
Date: updated daily
""",
    "privacy notice": """
Privacy
Objectives: To tell you what we keep.
Results: We keep little.
Status: in force since 25 May 2018
""",
    "log of a program": """
2019-05-04 10:00:01 INFO start
2019-05-04 10:00:02 WARN slow
Status: done
Results: 4 files
""",
    "log with bars": """
2019-05-04
INFO | started
2019-05-05
WARN | slow disk
""",
    "change log": """
Version 2
4 May 2019
Added | A button
3 May 2019
Removed | A button
""",
    "sprint timeline": """
Sprint 12
The timeline below shows our work.
Monday we planned, Friday we shipped.
Status: done
""",
    "history of a firm": """
Our history
The timeline below tells how we grew.
Founded in a garage.
""",
    "news item": """
Bridge opens
4 May 2019
The mayor cut a ribbon. Location: the river.
""",
    "news with bars": """
News
4 May 2019
Local | By our reporter
The bridge is open.
""",
    "blog post": """
On bicycles
Posted by A. Rider on 3 May 2020
About: two wheels.
""",
    "press release": """
A new tram
Date: 3 May 2021
Where: Utrecht, Netherlands
Organisation: City council
Description: It is green.
""",
    "exhibition": """
Painted fish
When: 1 March 2020 to 30 May 2020
Where: Old harbour, Hamburg, Germany
About: Fish on walls.
""",
    "party": """
Garden party
When: 21 June 2019
Where: Behind the house
Programme: Sausages.
""",
    "wedding": """
We marry
Date: 1 August 2020
Location: Bergen, Norway
Programme: Church, boat, dance.
""",
    "board games": """
Games evening
When: 12 May 2021
Where: A café, Graz, Austria
About: Bring dice.
""",
    "race": """
Ten miles round the lake
Date: 9 May 2021
Location: Zurich, Switzerland
Organisation: A running club
Next steps: Sign up.
""",
    "tender": """
Supply of chairs
Publication date: 4 May 2020
Country: Austria
Status: open
Description: Two hundred chairs.
""",
    "statute": """
Law on bees
Date: 1 May 1990
Status: in force
Country: Slovenia
Objectives: To protect bees.
""",
    "evaluation of a project": """
Evaluation 07/2022
Background: The project ran for three years.
Objectives: To see what stayed.
Results: Much did.
""",
    "survey": """
Survey of readers
Date: 4 May 2020
Country: Portugal
Results: They read in bed.
""",
    "weather report": """
Weather
4 May 2021
Rain | North
5 May 2021
Sun | South
""",
    "share prices": """
Prices
4 May 2021 | Alpha | 10.2
4 May 2021 | Beta | 11.9
""",
    "patent": """
Folding spoon
Publication date: 4 May 2012
Country: Sweden
Abstract: A spoon that folds.
""",
    "bibliographic record": """
Ants and bees
Author: A zoologist
Publication date: 15 January 2012
Abstract: They are alike.
Description: 20 pages.
""",
    "data set": """
Rain in towns
Publication date: 1 June 2019
Status: final
Country: Czech Republic
Description: Ten years, ten towns.
""",
    "obituary": """
A carpenter
Date: 4 May 2018
Location: Riga, Latvia
About: He made chairs.
""",
    "menu of a restaurant": """
Menu
Monday | Soup
Tuesday | Fish
About: We cook what grows.
""",
    "school calendar": """
Terms
4 September 2020
First day | All classes
23 December 2020
Last day | All classes
""",
    "letter": """
Dear neighbour,
Date: 4 May 2020
Location: Number 12
The hedge is high.
""",
    "poem": "The sea\nThe sea is wide,\nThe sea is deep,\nAnd no one\nKnows it | but the sheep.",
    "shopping list": "- eggs\n- flour\n- Date: dried\n- Country: bread",
    "empty form": "Date:\nLocation:\nOrganisation:\nDescription:\nStatus:\n",
    "labels in a row": "Date: | Location: | Organisation:\n1 May 2020 | Oslo | A club\n",
    "code": "def f(x):\n    return x | 1\n# Status: done\n# Date: 2020-05-01\n",
    "conference programme": """
Conference on bees
Date: 4 May 2021
Location: Ljubljana, Slovenia
Programme: Hives, then honey.
""",
    "webinar of a bank": """
Webinar: Saving for later
When: 4 May 2021
Where: Online
About: Small sums.
""",
    "publisher with our labels": """
Ants
Source / author: A zoologist
Publication date: 15 January 2012
Publication type: Book
""",
}

#: Pages that give a record all the same, and why.
MAY_GIVE = {
    "conference programme": "its title names a kind of meeting",
    "webinar of a bank": "its title names a kind of meeting",
    "publisher with our labels": "it uses the site's own labels throughout",
}
