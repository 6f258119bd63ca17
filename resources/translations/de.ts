<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal mark</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>[{low}, {high}]</source>
        <translation>[{low}; {high}]</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} T</translation>
    </message>
    <message>
        <source>{month} {day}, {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{year} {month} {day}</source>
        <translation>{year} {month} {day}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>Polling has been started once. Until then the monitor contacts no one.</source>
        <translation>Der Abruf wurde einmal gestartet. Bis dahin nimmt der Monitor zu niemandem Kontakt auf.</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Abruf</translation>
    </message>
    <message>
        <source>Requests at the same time.</source>
        <translation>Gleichzeitige Anfragen.</translation>
    </message>
    <message>
        <source>Requests at the same time to one host.</source>
        <translation>Gleichzeitige Anfragen an einen Host.</translation>
    </message>
    <message>
        <source>Shortest time between two polls of a feed.</source>
        <translation>Kürzester Abstand zwischen zwei Abrufen eines Feeds.</translation>
    </message>
    <message>
        <source>Longest time between two polls of a feed.</source>
        <translation>Längster Abstand zwischen zwei Abrufen eines Feeds.</translation>
    </message>
    <message>
        <source>How often the monitor looks which feeds are due.</source>
        <translation>Wie oft der Monitor prüft, welche Feeds fällig sind.</translation>
    </message>
    <message>
        <source>Time for one whole exchange with a server, redirects included.</source>
        <translation>Zeit für einen ganzen Austausch mit einem Server, samt Umleitungen.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Largest feed that is read, after decompression.</source>
        <translation>Größter Feed, der gelesen wird, nach dem Entpacken.</translation>
    </message>
    <message>
        <source>Proxy for all requests: http://…, socks5://…; empty: as the system says.</source>
        <translation>Proxy für alle Anfragen: http://…, socks5://…; leer: wie im System.</translation>
    </message>
    <message>
        <source>A web or e-mail address that feed servers are told, so that they can reach you.</source>
        <translation>Web- oder E-Mail-Adresse, die den Feed-Servern genannt wird, damit sie Sie erreichen können.</translation>
    </message>
    <message>
        <source>Time to read and analyze one feed; a slower one is an error of that feed.</source>
        <translation>Zeit, um einen Feed zu lesen und auszuwerten; dauert es länger, gilt das als Fehler dieses Feeds.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Memory of the analysis process; it is restarted beyond that.</source>
        <translation>Speicher des Analyseprozesses; wird er überschritten, startet der Prozess neu.</translation>
    </message>
    <message>
        <source>The sentiment engine whose numbers are shown; empty: the best one installed.</source>
        <translation>Tonalitätsverfahren, dessen Werte gezeigt werden; leer: das beste installierte.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>What a mean counts: each story once, every copy, or each outlet once.</source>
        <translation>Was ein Mittelwert zählt: jede Meldung einmal, jede Kopie oder jedes Medium einmal.</translation>
    </message>
    <message>
        <source>Alerts are shown as desktop notifications too.</source>
        <translation>Alarme werden auch als Desktop-Benachrichtigungen gezeigt.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Light or dark; “system” follows the desktop.</source>
        <translation>Hell oder dunkel; „System“ folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>The language of the window, from its next start on; “system” follows the desktop.</source>
        <translation>Sprache des Fensters ab dem nächsten Start; „System“ folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Your judgments</source>
        <translation>Ihre Urteile</translation>
    </message>
    <message>
        <source>Gold set</source>
        <translation>Goldstandard</translation>
    </message>
    <message>
        <source>Engines apart</source>
        <translation>Verfahren im Vergleich</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>What is difficult</source>
        <translation>Was schwierig ist</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Judge sentences</source>
        <translation>Sätze beurteilen</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>One engine</source>
        <translation>Ein Verfahren</translation>
    </message>
    <message>
        <source>The other engine</source>
        <translation>Das andere Verfahren</translation>
    </message>
    <message>
        <source>Articles on which engines differ</source>
        <translation>Artikel, bei denen Verfahren voneinander abweichen</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message numerus="yes">
        <source>the %n story furthest apart; {opposite} with another label. Enter opens one</source>
        <comment>the %n stories furthest apart; {opposite} with another label. Enter opens one</comment>
        <translation>
            <numerusform>die %n Meldung mit dem größten Abstand; {opposite} mit anderer Einstufung. Eingabe öffnet sie</numerusform>
            <numerusform>die %n Meldungen mit dem größten Abstand; {opposite} mit anderer Einstufung. Eingabe öffnet eine davon</numerusform>
        </translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Schlagzeile</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <source>There is no sentence to judge yet. They are drawn from scored articles, which come with the first poll, or with another choice above.</source>
        <translation>Noch gibt es keinen Satz zu beurteilen. Sätze werden aus bewerteten Artikeln gezogen; die kommen mit dem ersten Abruf oder mit einer anderen Wahl oben.</translation>
    </message>
    <message>
        <source>Every sentence that can be drawn here is judged. Choose other articles above, or judge yours again, blind.</source>
        <translation>Jeder Satz, der hier gezogen werden kann, ist beurteilt. Oben andere Artikel wählen oder die eigenen noch einmal beurteilen, blind.</translation>
    </message>
    <message>
        <source>There is no statement to ask about yet. They come with the articles that quote somebody.</source>
        <translation>Noch gibt es keine Aussage, nach der zu fragen wäre. Aussagen kommen mit den Artikeln, die jemanden zitieren.</translation>
    </message>
    <message>
        <source>Every statement that can be drawn is checked.</source>
        <translation>Jede Aussage, die gezogen werden kann, ist geprüft.</translation>
    </message>
    <message>
        <source>Nothing is judged yet. Judge some sentences, one key each: 60 give a 95 % range of ± 13 points. Until then the gold set tells how far each engine can be trusted, on sentences that are ours.</source>
        <translation>Noch ist nichts beurteilt. Einige Sätze beurteilen, je eine Taste: 60 ergeben einen Bereich (95 %) von ± 13 Punkten. Bis dahin zeigt der Goldstandard, wie weit jedem Verfahren zu trauen ist, an Sätzen, die von uns sind.</translation>
    </message>
    <message>
        <source>The answer was not kept: {reason}</source>
        <translation>Die Antwort wurde nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>The article could not be analyzed again; the statement is as it was.</source>
        <translation>Der Artikel konnte nicht neu bewertet werden; die Aussage ist, wie sie war.</translation>
    </message>
    <message>
        <source>No figure yet: {left}.</source>
        <translation>Noch keine Zahl: {left}.</translation>
    </message>
    <message>
        <source>Where sentences were spread over outlets and labels, they are not as frequent as in the feeds.</source>
        <translation>Wo Sätze über Medien und Einstufungen verteilt wurden, sind sie nicht so häufig wie in den Feeds.</translation>
    </message>
    <message>
        <source>Left out: {left}.</source>
        <translation>Nicht enthalten: {left}.</translation>
    </message>
    <message>
        <source>Choose two engines that differ.</source>
        <translation>Zwei verschiedene Verfahren wählen.</translation>
    </message>
    <message>
        <source>Only one engine is installed.</source>
        <translation>Nur ein Verfahren ist installiert.</translation>
    </message>
    <message>
        <source>No article is scored by both {first} and {second} yet.</source>
        <translation>Noch ist kein Artikel sowohl von {first} als auch von {second} bewertet.</translation>
    </message>
    <message>
        <source>Export judgments</source>
        <translation>Urteile exportieren</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n judgment written to {file}.</source>
        <comment>%n judgments written to {file}.</comment>
        <translation>
            <numerusform>%n Urteil in {file} geschrieben.</numerusform>
            <numerusform>%n Urteile in {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>People among themselves: %n sentence judged twice, {share} alike ({range}). No engine can be held to more.</source>
        <comment>People among themselves: %n sentences judged twice, {share} alike ({range}). No engine can be held to more.</comment>
        <translation>
            <numerusform>Menschen untereinander: %n Satz zweimal beurteilt, {share} gleich ({range}). Mehr ist von keinem Verfahren zu verlangen.</numerusform>
            <numerusform>Menschen untereinander: %n Sätze zweimal beurteilt, {share} gleich ({range}). Mehr ist von keinem Verfahren zu verlangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>People among themselves: %n sentence judged twice, {share} alike ({range}, kappa {kappa}). No engine can be held to more.</source>
        <comment>People among themselves: %n sentences judged twice, {share} alike ({range}, kappa {kappa}). No engine can be held to more.</comment>
        <translation>
            <numerusform>Menschen untereinander: %n Satz zweimal beurteilt, {share} gleich ({range}, Kappa {kappa}). Mehr ist von keinem Verfahren zu verlangen.</numerusform>
            <numerusform>Menschen untereinander: %n Sätze zweimal beurteilt, {share} gleich ({range}, Kappa {kappa}). Mehr ist von keinem Verfahren zu verlangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who speaks: {how}</source>
        <translation>Wer spricht: {how}</translation>
    </message>
    <message>
        <source>Statements: none stands in an article that was read.</source>
        <translation>Aussagen: keine steht in einem gelesenen Artikel.</translation>
    </message>
    <message>
        <source>Statements: of {all} in articles that were read, {mended} were put right ({share}). The rest was left as found, which proves little: nobody need have looked. Under “Who speaks” you can.</source>
        <translation>Aussagen: Von {all} in gelesenen Artikeln wurden {mended} berichtigt ({share}). Die übrigen blieben, wie sie gefunden wurden; das beweist wenig, denn niemand muss sie geprüft haben. Unter „Wer spricht“ ist das möglich.</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence of which nobody could tell</source>
        <comment>%n sentences of which nobody could tell</comment>
        <translation>
            <numerusform>%n Satz ohne klares Urteil</numerusform>
            <numerusform>%n Sätze ohne klares Urteil</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence on which answers are split</source>
        <comment>%n sentences on which answers are split</comment>
        <translation>
            <numerusform>%n Satz mit geteilten Antworten</numerusform>
            <numerusform>%n Sätze mit geteilten Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>{unclear} and {split}</source>
        <translation>{unclear} und {split}</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence of this domain that the authors wrote and labeled in two passes (kappa {kappa}, which speaks of slips, not of other people). Half are meant to be difficult: read differences between engines, not levels.</source>
        <comment>%n sentences of this domain that the authors wrote and labeled in two passes (kappa {kappa}, which speaks of slips, not of other people). Half are meant to be difficult: read differences between engines, not levels.</comment>
        <translation>
            <numerusform>%n Satz aus diesem Gebiet, von den Autoren geschrieben und in zwei Durchgängen eingestuft (Kappa {kappa}; das zeigt Flüchtigkeitsfehler, nicht das Urteil anderer). Die Hälfte soll schwierig sein: Zu lesen sind Unterschiede zwischen Verfahren, nicht die Höhe der Werte.</numerusform>
            <numerusform>%n Sätze aus diesem Gebiet, von den Autoren geschrieben und in zwei Durchgängen eingestuft (Kappa {kappa}; das zeigt Flüchtigkeitsfehler, nicht das Urteil anderer). Die Hälfte soll schwierig sein: Zu lesen sind Unterschiede zwischen Verfahren, nicht die Höhe der Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Engines</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Sentences on which the engine and people differ</source>
        <translation>Sätze, bei denen Verfahren und Menschen uneinig sind</translation>
    </message>
    <message>
        <source>Sentences counted</source>
        <translation>Gezählte Sätze</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>Counting: {done} of {total}, {left}</source>
        <translation>Wird gezählt: {done} von {total}, {left}</translation>
    </message>
    <message>
        <source>Counting: {done} of {total}</source>
        <translation>Wird gezählt: {done} von {total}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not counted: it was canceled.</source>
        <translation>Nicht gezählt: abgebrochen.</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message numerus="yes">
        <source>{engine} and people differ on %n sentence</source>
        <comment>{engine} and people differ on %n sentences</comment>
        <translation>
            <numerusform>{engine} und Menschen sind sich bei %n Satz uneinig</numerusform>
            <numerusform>{engine} und Menschen sind sich bei %n Sätzen uneinig</numerusform>
        </translation>
    </message>
    <message>
        <source>{engine} and people agree on every sentence</source>
        <translation>{engine} und Menschen sind sich bei jedem Satz einig</translation>
    </message>
    <message>
        <source>{engine} scored none of these sentences.</source>
        <translation>{engine} hat keinen dieser Sätze bewertet.</translation>
    </message>
    <message numerus="yes">
        <source>{engine} agrees with people on {right} of %n sentence: {share}, 95&#x202f;% range {range}.</source>
        <comment>{engine} agrees with people on {right} of %n sentences: {share}, 95&#x202f;% range {range}.</comment>
        <translation>
            <numerusform>{engine} stimmt bei {right} von %n Satz mit Menschen überein: {share}, Bereich (95&#x202f;%) {range}.</numerusform>
            <numerusform>{engine} stimmt bei {right} von %n Sätzen mit Menschen überein: {share}, Bereich (95&#x202f;%) {range}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few to tell engines apart.</source>
        <translation>Zu wenige, um Verfahren zu unterscheiden.</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Einig</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>95 % range</source>
        <translation>Bereich 95 %</translation>
    </message>
    <message>
        <source>Range of the agreement</source>
        <translation>Bereich der Übereinstimmung</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Toward</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>nicht bewertet</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>{name}: none of its sentences is scored</source>
        <translation>{name}: keiner der Sätze ist bewertet</translation>
    </message>
    <message>
        <source>{name}: agrees on {right} of {n}, {share}, 95 % range {range}, macro-F1 {f1}, kappa {kappa}</source>
        <translation>{name}: einig bei {right} von {n}, {share}, Bereich (95 %) {range}, Makro-F1 {f1}, Kappa {kappa}</translation>
    </message>
    <message>
        <source>{name}: agrees on {right} of {n}, {share}, 95 % range {range}</source>
        <translation>{name}: einig bei {right} von {n}, {share}, Bereich (95 %) {range}</translation>
    </message>
    <message>
        <source>fewer than {few}, so only a hint</source>
        <translation>weniger als {few}, daher nur ein Hinweis</translation>
    </message>
    <message numerus="yes">
        <source>%n not scored</source>
        <comment>%n not scored</comment>
        <translation>
            <numerusform>%n nicht bewertet</numerusform>
            <numerusform>%n nicht bewertet</numerusform>
        </translation>
    </message>
    <message>
        <source>Confusion of {engine}</source>
        <translation>Verwechslungen von {engine}</translation>
    </message>
    <message>
        <source>Of {n} that people call {label}, {engine} calls {said}</source>
        <translation>Von {n}, die Menschen {label} nennen, nennt {engine} {said}</translation>
    </message>
    <message>
        <source>{engine} says</source>
        <translation>{engine} sagt</translation>
    </message>
    <message>
        <source>People say</source>
        <translation>Menschen sagen</translation>
    </message>
    <message>
        <source>Rules and dry run count alike: once for each story, and articles that were published in the last {days} days, whenever they were polled; undated ones by when they came. The log keeps every alert, and the number beside “Alerts” above counts those that you have not seen.</source>
        <translation>Regeln und Probelauf zählen gleich: einmal je Meldung, und nur Artikel, die in den letzten {days} Tagen erschienen sind, gleich wann sie abgerufen wurden; undatierte danach, wann sie kamen. Das Protokoll bewahrt jeden Alarm auf; die Zahl neben „Alarme“ oben zählt die noch nicht gesehenen.</translation>
    </message>
    <message>
        <source>Counting… {seconds} s</source>
        <translation>Wird gezählt… {seconds} s</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>every article</source>
        <translation>jeder Artikel</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>below {value}</source>
        <translation>unter {value}</translation>
    </message>
    <message>
        <source>above {value}</source>
        <translation>über {value}</translation>
    </message>
    <message numerus="yes">
        <source>{name} and %n more</source>
        <comment>{name} and %n more</comment>
        <translation>
            <numerusform>{name} und %n weitere</numerusform>
            <numerusform>{name} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>fired on articles of {days} days</source>
        <translation>ausgelöst zu Artikeln aus {days} Tagen</translation>
    </message>
    <message>
        <source>fired in {days} days</source>
        <translation>ausgelöst in {days} Tagen</translation>
    </message>
    <message>
        <source>No rule yet. A rule tells you when the words that matter to you appear.</source>
        <translation>Noch keine Regel. Eine Regel meldet, wenn Wörter erscheinen, auf die es Ihnen ankommt.</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Neue Regel</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Removed: {rule}</source>
        <translation>Entfernt: {rule}</translation>
    </message>
    <message>
        <source>its query cannot be read</source>
        <translation>Abfrage nicht lesbar</translation>
    </message>
    <message>
        <source>{scope} · not in use</source>
        <translation>{scope} · nicht in Gebrauch</translation>
    </message>
    <message>
        <source>Rule whose alerts are shown</source>
        <translation>Regel, deren Alarme gezeigt werden</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Alert log</source>
        <translation>Alarmprotokoll</translation>
    </message>
    <message>
        <source>Nothing has fired yet.</source>
        <translation>Noch hat nichts ausgelöst.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>{unseen} not seen yet; {number} on articles published in {days} days; all are kept</source>
        <translation>{unseen} noch nicht gesehen; {number} zu Artikeln aus {days} Tagen; alle bleiben erhalten</translation>
    </message>
    <message>
        <source>{unseen} not seen; {number} on articles of {days} days</source>
        <translation>{unseen} nicht gesehen; {number} zu Artikeln aus {days} Tagen</translation>
    </message>
    <message>
        <source>{unseen} not seen; {number} in {days} days</source>
        <translation>{unseen} nicht gesehen; {number} in {days} Tagen</translation>
    </message>
    <message>
        <source>{unseen} not seen</source>
        <translation>{unseen} nicht gesehen</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Alle Regeln</translation>
    </message>
    <message>
        <source>new</source>
        <comment>alert</comment>
        <translation>neu</translation>
    </message>
    <message>
        <source>seen</source>
        <comment>alert</comment>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>Words asked</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>It found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Erschienen</translation>
    </message>
    <message>
        <source>Read the article</source>
        <translation>Artikel lesen</translation>
    </message>
    <message>
        <source>Select an alert to see why it fired.</source>
        <translation>Einen Alarm auswählen, um zu sehen, warum er ausgelöst wurde.</translation>
    </message>
    <message>
        <source>fired {time}</source>
        <translation>ausgelöst {time}</translation>
    </message>
    <message>
        <source>shown on the desktop</source>
        <translation>auf dem Desktop gezeigt</translation>
    </message>
    <message>
        <source>seen {time}</source>
        <translation>gesehen {time}</translation>
    </message>
    <message>
        <source>none: its scope decides</source>
        <translation>keine: der Geltungsbereich entscheidet</translation>
    </message>
    <message>
        <source>no date given</source>
        <translation>kein Datum angegeben</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>read</source>
        <comment>state</comment>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>labeled {labels}</source>
        <translation>mit Etikett {labels}</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>mit Notiz</translation>
    </message>
    <message numerus="yes">
        <source>{title}, also in %n outlets</source>
        <comment>{title}, also in %n outlets</comment>
        <translation>
            <numerusform>{title}, auch in %n Medium</numerusform>
            <numerusform>{title}, auch in %n Medien</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted here: {number}. The article as a whole:</source>
        <translation>Hier gezählt: {number}. Der Artikel als Ganzes:</translation>
    </message>
    <message>
        <source>scored: {text}</source>
        <translation>bewertet: {text}</translation>
    </message>
    <message>
        <source>The feed gave no date that can be true. First seen {when}, by which it stands in the list</source>
        <translation>Der Feed gab kein mögliches Datum an. Erstmals gesehen {when}, nach dieser Zeit in der Liste eingeordnet</translation>
    </message>
    <message>
        <source>Published {when}, found by a search into the past {seen}</source>
        <translation>Erschienen {when}, gefunden bei einer Suche in der Vergangenheit {seen}</translation>
    </message>
    <message>
        <source>Published {when}, first seen {seen}</source>
        <translation>Erschienen {when}, erstmals gesehen {seen}</translation>
    </message>
    <message>
        <source>Counted here: {number}. The article&apos;s narration:</source>
        <translation>Hier gezählt: {number}. Der eigene Text des Artikels:</translation>
    </message>
    <message>
        <source>The sentences that nobody is quoted in:</source>
        <translation>Die Sätze, in denen niemand zitiert wird:</translation>
    </message>
    <message>
        <source>No sentence here is the outlet&apos;s own.</source>
        <translation>Kein Satz hier ist eigener Text des Mediums.</translation>
    </message>
    <message>
        <source>Not counted in the mean.</source>
        <translation>Im Mittelwert nicht gezählt.</translation>
    </message>
    <message>
        <source>The mean is over this one alone.</source>
        <translation>Der Mittelwert beruht allein auf diesem.</translation>
    </message>
    <message>
        <source>Without this article the mean would be {by} lower</source>
        <translation>Ohne diesen Artikel wäre der Mittelwert um {by} niedriger</translation>
    </message>
    <message>
        <source>Without this article the mean would be {by} higher</source>
        <translation>Ohne diesen Artikel wäre der Mittelwert um {by} höher</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Take in new articles</source>
        <translation>Neue Artikel aufnehmen</translation>
    </message>
    <message>
        <source>Load all</source>
        <translation>Alle laden</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>All</source>
        <comment>articles</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Which articles are shown</source>
        <translation>Welche Artikel gezeigt werden</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>One row a story</source>
        <translation>Eine Zeile je Meldung</translation>
    </message>
    <message>
        <source>Labeled</source>
        <translation>Mit Etikett</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>All stories</source>
        <translation>Alle Meldungen</translation>
    </message>
    <message numerus="yes">
        <source>%n new ↑</source>
        <comment>%n new ↑</comment>
        <translation>
            <numerusform>%n neu ↑</numerusform>
            <numerusform>%n neu ↑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take in %n new article</source>
        <comment>Take in %n new articles</comment>
        <translation>
            <numerusform>%n neuen Artikel aufnehmen</numerusform>
            <numerusform>%n neue Artikel aufnehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}.</source>
        <translation>{file} konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} could not be removed: {reason}.</source>
        <translation>{file} konnte nicht entfernt werden: {reason}.</translation>
    </message>
    <message>
        <source>{day}, {first}–{last} UTC</source>
        <translation>{day}, {first}–{last} UTC</translation>
    </message>
    <message>
        <source>week of {day}</source>
        <translation>Woche vom {day}</translation>
    </message>
    <message>
        <source>the week before</source>
        <translation>in der Woche davor</translation>
    </message>
    <message>
        <source>the week before</source>
        <comment>when</comment>
        <translation>in der Woche davor</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>letzte 7 Tage</translation>
    </message>
    <message numerus="yes">
        <source>the %n day before</source>
        <comment>the %n days before</comment>
        <translation>
            <numerusform>am Tag davor</numerusform>
            <numerusform>in den %n Tagen davor</numerusform>
        </translation>
    </message>
    <message>
        <source>the 24 hours before</source>
        <translation>in den 24 Stunden davor</translation>
    </message>
    <message>
        <source>the 24 hours before</source>
        <comment>when</comment>
        <translation>in den 24 Stunden davor</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message numerus="yes">
        <source>last %n day</source>
        <comment>last %n days</comment>
        <translation>
            <numerusform>letzter Tag</numerusform>
            <numerusform>letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: no stories.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: keine Meldungen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: no articles.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: keine Artikel.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: no statements.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: keine Aussagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n story</source>
        <comment>%n stories</comment>
        <translation>
            <numerusform>%n Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article</source>
        <comment>%n articles</comment>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement</source>
        <comment>%n statements</comment>
        <translation>
            <numerusform>%n Aussage</numerusform>
            <numerusform>%n Aussagen</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; over {counted}, too few to claim anything.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; über {counted}, zu wenige für einen Befund.</translation>
    </message>
    <message>
        <source>Most negative: {outlet}, {mean}, {n}</source>
        <translation>Am negativsten: {outlet}, {mean}, {n}</translation>
    </message>
    <message numerus="yes">
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: %n article, not counted.</source>
        <comment>&lt;b&gt;{name}&lt;/b&gt;, {span}: %n articles, none of them counted.</comment>
        <translation>
            <numerusform>&lt;b&gt;{name}&lt;/b&gt;, {span}: %n Artikel, nicht gezählt.</numerusform>
            <numerusform>&lt;b&gt;{name}&lt;/b&gt;, {span}: %n Artikel, keiner davon gezählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Last 7 days: {since}</source>
        <translation>Letzte 7 Tage: {since}</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day: {since}</source>
        <comment>Last %n days: {since}</comment>
        <translation>
            <numerusform>Letzter %n Tag: {since}</numerusform>
            <numerusform>Letzte %n Tage: {since}</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}, {time}</source>
        <translation>seit {day}, {time}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; and &lt;b&gt;{second}&lt;/b&gt;, {span}: nothing to compare.</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; und &lt;b&gt;{second}&lt;/b&gt;, {span}: nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; and &lt;b&gt;{second}&lt;/b&gt;, {span}: {difference} apart, too few to claim anything.</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; und &lt;b&gt;{second}&lt;/b&gt;, {span}: Abstand {difference}, zu wenige für einen Befund.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; is &lt;b&gt;{step} higher&lt;/b&gt; than &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}).</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; liegt &lt;b&gt;um {step} höher&lt;/b&gt; als &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}).</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; is &lt;b&gt;{step} lower&lt;/b&gt; than &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}).</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; liegt &lt;b&gt;um {step} niedriger&lt;/b&gt; als &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}).</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; is {step} higher than &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}): no difference can be claimed.</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; liegt um {step} höher als &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}): kein Unterschied belegbar.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{first}&lt;/b&gt; is {step} lower than &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}): no difference can be claimed.</source>
        <translation>&lt;b&gt;{first}&lt;/b&gt; liegt um {step} niedriger als &lt;b&gt;{second}&lt;/b&gt;, {span} ({difference}): kein Unterschied belegbar.</translation>
    </message>
    <message>
        <source>{name}: no stories</source>
        <translation>{name}: keine Meldungen</translation>
    </message>
    <message>
        <source>No articles, {span}.</source>
        <translation>Keine Artikel, {span}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{articles}&lt;/b&gt; from {outlets}, {span}.</source>
        <translation>&lt;b&gt;{articles}&lt;/b&gt; aus {outlets}, {span}.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet</source>
        <comment>%n outlets</comment>
        <translation>
            <numerusform>%n Medium</numerusform>
            <numerusform>%n Medien</numerusform>
        </translation>
    </message>
    <message>
        <source>Busiest topic: {said}</source>
        <translation>Stärkstes Thema: {said}</translation>
    </message>
    <message>
        <source>Too few to compare with in {span}</source>
        <translation>Zu wenige zum Vergleichen {span}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; over {counted}.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; über {counted}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; over {counted}, {step} lower than {earlier}.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; über {counted}, um {step} niedriger als {earlier}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; over {counted}, {step} higher than {earlier}.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; über {counted}, um {step} höher als {earlier}.</translation>
    </message>
    <message>
        <source>The interval of the difference reaches across 0: no change can be claimed</source>
        <translation>Das Intervall der Differenz schließt 0 ein: keine Änderung belegbar</translation>
    </message>
    <message>
        <source>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; over {counted}, against {before} {then}.</source>
        <translation>&lt;b&gt;{name}&lt;/b&gt;, {span}: &lt;b&gt;{mean}&lt;/b&gt; über {counted}, gegenüber {before} {then}.</translation>
    </message>
    <message numerus="yes">
        <source>{some} of %n article not counted: without a date or a score, or of a primary source</source>
        <comment>{some} of %n articles not counted: without a date or a score, or of a primary source</comment>
        <translation>
            <numerusform>{some} von %n Artikel nicht gezählt: ohne Datum oder Wert oder aus einer Primärquelle</numerusform>
            <numerusform>{some} von %n Artikeln nicht gezählt: ohne Datum oder Wert oder aus einer Primärquelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a date</source>
        <comment>%n without a date</comment>
        <translation>
            <numerusform>%n ohne Datum</numerusform>
            <numerusform>%n ohne Datum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a primary source</source>
        <comment>%n of primary sources</comment>
        <translation>
            <numerusform>%n aus einer Primärquelle</numerusform>
            <numerusform>%n aus Primärquellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a score</source>
        <comment>%n without a score</comment>
        <translation>
            <numerusform>%n ohne Wert</numerusform>
            <numerusform>%n ohne Wert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{some} of %n article not counted: {reasons}</source>
        <comment>{some} of %n articles not counted: {reasons}</comment>
        <translation>
            <numerusform>{some} von %n Artikel nicht gezählt: {reasons}</numerusform>
            <numerusform>{some} von %n Artikeln nicht gezählt: {reasons}</numerusform>
        </translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Kurzfassung</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>What changed, and who moved it: D</source>
        <translation>Was sich geändert hat und wer es bewegt hat: D</translation>
    </message>
    <message>
        <source>Why? What changed, and who moved it</source>
        <translation>Warum? Was sich geändert hat und wer es bewegt hat</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>and %n more</comment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Outlets</source>
        <translation>Medien</translation>
    </message>
    <message>
        <source>New topic</source>
        <translation>Neues Thema</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>Neue Stimme</translation>
    </message>
    <message>
        <source>New outlet</source>
        <translation>Neues Medium</translation>
    </message>
    <message>
        <source>Edit topic</source>
        <translation>Thema bearbeiten</translation>
    </message>
    <message>
        <source>Edit voice</source>
        <translation>Stimme bearbeiten</translation>
    </message>
    <message>
        <source>Edit outlet</source>
        <translation>Medium bearbeiten</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>Wie mitgeliefert</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Save and re-tag</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Articles a day, {days} days; paler: gained</source>
        <translation>Artikel je Tag, {days} Tage; blasser: hinzugekommen</translation>
    </message>
    <message>
        <source>Back to the Desk</source>
        <translation>Zurück zur Übersicht</translation>
    </message>
    <message>
        <source>Back to the Desk, Esc</source>
        <translation>Zurück zur Übersicht, Esc</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>a default that you changed</source>
        <translation>mitgeliefert, von Ihnen geändert</translation>
    </message>
    <message>
        <source>a default</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A kind holds at once; domains and other names hold for what is polled from now on. It can be undone.</source>
        <translation>Die Art gilt sofort; Domains und andere Namen gelten für alles, was ab jetzt abgerufen wird. Das lässt sich rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Scores of %n article are of an older lexicon or engine. What is saved here holds for new articles at once, and for stored ones when new scores are adopted.</source>
        <comment>Scores of %n articles are of an older lexicon or engine. What is saved here holds for new articles at once, and for stored ones when new scores are adopted.</comment>
        <translation>
            <numerusform>Die Werte von %n Artikel stammen aus einem älteren Lexikon oder Verfahren. Was hier gespeichert wird, gilt für neue Artikel sofort, für gespeicherte, sobald neue Werte übernommen werden.</numerusform>
            <numerusform>Die Werte von %n Artikeln stammen aus einem älteren Lexikon oder Verfahren. Was hier gespeichert wird, gilt für neue Artikel sofort, für gespeicherte, sobald neue Werte übernommen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saving tags %n stored article anew in the background, and can be undone.</source>
        <comment>Saving tags %n stored articles anew in the background, and can be undone.</comment>
        <translation>
            <numerusform>Speichern ordnet %n gespeicherten Artikel im Hintergrund neu zu und lässt sich rückgängig machen.</numerusform>
            <numerusform>Speichern ordnet %n gespeicherte Artikel im Hintergrund neu zu und lässt sich rückgängig machen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Articles a day, {days} days; paler: gained. %n undated, on no day</source>
        <comment>Articles a day, {days} days; paler: gained. %n undated, on no day</comment>
        <translation>
            <numerusform>Artikel je Tag, {days} Tage; blasser: hinzugekommen. %n undatiert, an keinem Tag</numerusform>
            <numerusform>Artikel je Tag, {days} Tage; blasser: hinzugekommen. %n undatiert, an keinem Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>In 30 Tagen</translation>
    </message>
    <message>
        <source>Topics, voices or outlets</source>
        <translation>Themen, Stimmen oder Medien</translation>
    </message>
    <message>
        <source>on</source>
        <comment>switched</comment>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <comment>switched</comment>
        <translation>aus</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Hits that look wrong</source>
        <translation>Fragliche Treffer</translation>
    </message>
    <message>
        <source>What it does to the line</source>
        <translation>Wirkung auf die Linie</translation>
    </message>
    <message>
        <source>Means before and after</source>
        <translation>Mittelwerte vorher und nachher</translation>
    </message>
    <message>
        <source>Live preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>wird gezählt…</translation>
    </message>
    <message>
        <source>counted in {number} ms</source>
        <translation>gezählt in {number} ms</translation>
    </message>
    <message numerus="yes">
        <source>%n example: + gained, − lost</source>
        <comment>%n examples: + gained, − lost</comment>
        <translation>
            <numerusform>%n Beispiel: + hinzugekommen, − weggefallen</numerusform>
            <numerusform>%n Beispiele: + hinzugekommen, − weggefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example</source>
        <comment>%n examples</comment>
        <translation>
            <numerusform>%n Beispiel</numerusform>
            <numerusform>%n Beispiele</numerusform>
        </translation>
    </message>
    <message>
        <source>Look wrong, {number}; a guess</source>
        <translation>Fraglich, {number}; eine Vermutung</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Tagging anew: {done} of {total} articles.</source>
        <translation>Wird neu zugeordnet: {done} von {total} Artikeln.</translation>
    </message>
    <message>
        <source>Tagging anew: {done} of {total} articles, {left}.</source>
        <translation>Wird neu zugeordnet: {done} von {total} Artikeln, {left}.</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>„{name}“ ist gespeichert.</translation>
    </message>
    <message>
        <source>“{name}” is as shipped.</source>
        <translation>„{name}“ ist wie mitgeliefert.</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>„{name}“ ist entfernt.</translation>
    </message>
    <message>
        <source>{other} is {name} now.</source>
        <translation>{other} ist jetzt {name}.</translation>
    </message>
    <message>
        <source>Outlets, narration</source>
        <translation>Medien, eigener Text</translation>
    </message>
    <message>
        <source>Speakers without a name</source>
        <translation>Sprecher ohne Namen</translation>
    </message>
    <message>
        <source>The rest of sentences with a quote</source>
        <translation>Der Rest von Sätzen mit Zitat</translation>
    </message>
    <message>
        <source>By outlet</source>
        <translation>Nach Medium</translation>
    </message>
    <message>
        <source>By story</source>
        <translation>Nach Meldung</translation>
    </message>
    <message>
        <source>By who speaks</source>
        <translation>Nach Sprecher</translation>
    </message>
    <message>
        <source>{name} · per story · {engine}</source>
        <translation>{name} · je Meldung · {engine}</translation>
    </message>
    <message>
        <source>{name} · per copy · {engine}</source>
        <translation>{name} · je Kopie · {engine}</translation>
    </message>
    <message>
        <source>{name} · per outlet · {engine}</source>
        <translation>{name} · je Medium · {engine}</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Too few to compare</source>
        <translation>Zu wenige zum Vergleichen</translation>
    </message>
    <message>
        <source>No change can be claimed</source>
        <translation>Keine Änderung belegbar</translation>
    </message>
    <message>
        <source>{step} lower</source>
        <translation>{step} niedriger</translation>
    </message>
    <message>
        <source>{step} higher</source>
        <translation>{step} höher</translation>
    </message>
    <message>
        <source>Below {few} stories nothing is claimed. The difference is {difference}. Each list below adds up to it.</source>
        <translation>Unter {few} Meldungen wird nichts behauptet. Die Differenz ist {difference}. Jede Liste unten ergibt sie in der Summe.</translation>
    </message>
    <message>
        <source>Each list below adds up to it.</source>
        <translation>Jede Liste unten ergibt sie in der Summe.</translation>
    </message>
    <message>
        <source>The difference is {difference}, its interval {interval}: a change, not noise. Each list below adds up to it.</source>
        <translation>Die Differenz ist {difference}, ihr Intervall {interval}: eine Änderung, kein Rauschen. Jede Liste unten ergibt sie in der Summe.</translation>
    </message>
    <message>
        <source>The difference is {difference}, its interval {interval} reaches across 0. Each list below adds up to it.</source>
        <translation>Die Differenz ist {difference}, ihr Intervall {interval} schließt 0 ein. Jede Liste unten ergibt sie in der Summe.</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lesebereich</translation>
    </message>
    <message>
        <source>What changed?</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Back to the article, Esc</source>
        <translation>Zurück zum Artikel, Esc</translation>
    </message>
    <message>
        <source>Copy all parts as CSV</source>
        <translation>Alle Anteile als CSV kopieren</translation>
    </message>
    <message>
        <source>Which spans are compared</source>
        <translation>Welche Zeiträume verglichen werden</translation>
    </message>
    <message>
        <source>The two means</source>
        <translation>Die beiden Mittelwerte</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>One of the two spans has nothing that is scored. Choose others above.</source>
        <translation>In einem der beiden Zeiträume ist nichts bewertet. Oben andere wählen.</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>Nach Artikel</translation>
    </message>
    <message>
        <source>All parts are copied as CSV.</source>
        <translation>Alle Anteile sind als CSV kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%n article alone makes half of the difference.</source>
        <comment>%n articles together make half of the difference; no fewer do.</comment>
        <translation>
            <numerusform>%n Artikel allein macht die Hälfte der Differenz aus.</numerusform>
            <numerusform>%n Artikel zusammen machen die Hälfte der Differenz aus; weniger tun es nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n story alone makes half of the difference.</source>
        <comment>%n stories together make half of the difference; no fewer do.</comment>
        <translation>
            <numerusform>%n Meldung allein macht die Hälfte der Differenz aus.</numerusform>
            <numerusform>%n Meldungen zusammen machen die Hälfte der Differenz aus; weniger tun es nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In how many of the %n article each speaks</source>
        <comment>In how many of the %n articles each speaks</comment>
        <translation>
            <numerusform>In wie vielen von %n Artikel jeder spricht</numerusform>
            <numerusform>In wie vielen der %n Artikel jeder spricht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In how many of the %n story each speaks</source>
        <comment>In how many of the %n stories each speaks</comment>
        <translation>
            <numerusform>In wie vielen von %n Meldung jeder spricht</numerusform>
            <numerusform>In wie vielen der %n Meldungen jeder spricht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How many of the %n article each wrote</source>
        <comment>How many of the %n articles each wrote</comment>
        <translation>
            <numerusform>Wie viele von %n Artikel jedes schrieb</numerusform>
            <numerusform>Wie viele der %n Artikel jedes schrieb</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How many of the %n story each carries</source>
        <comment>How many of the %n stories each carries</comment>
        <translation>
            <numerusform>Wie viele von %n Meldung jedes bringt</numerusform>
            <numerusform>Wie viele der %n Meldungen jedes bringt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How many of the %n story each carries</source>
        <comment>How many of the %n stories each carries; some are in several outlets</comment>
        <translation>
            <numerusform>Wie viele von %n Meldung jedes bringt</numerusform>
            <numerusform>Wie viele der %n Meldungen jedes bringt; manche stehen in mehreren Medien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other outlet</source>
        <comment>%n other outlets</comment>
        <translation>
            <numerusform>%n weiteres Medium</numerusform>
            <numerusform>%n weitere Medien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other story</source>
        <comment>%n other stories</comment>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other voice</source>
        <comment>%n other voices</comment>
        <translation>
            <numerusform>%n weitere Stimme</numerusform>
            <numerusform>%n weitere Stimmen</numerusform>
        </translation>
    </message>
    <message>
        <source>A story that is gone</source>
        <translation>Eine Meldung, die es nicht mehr gibt</translation>
    </message>
    <message>
        <source>in {outlets}</source>
        <translation>in {outlets}</translation>
    </message>
    <message>
        <source>{name}: {value}. Enter or a double click lists them.</source>
        <translation>{name}: {value}. Eingabe oder ein Doppelklick listet sie auf.</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message numerus="yes">
        <source>{name}: {value}, of that {within} by writing differently and {mix} by being there more or less. %n story before, {after} after.</source>
        <comment>{name}: {value}, of that {within} by writing differently and {mix} by being there more or less. %n stories before, {after} after.</comment>
        <translation>
            <numerusform>{name}: {value}, davon {within}, weil anders geschrieben wurde, und {mix} durch mehr oder weniger Präsenz. %n Meldung davor, {after} danach.</numerusform>
            <numerusform>{name}: {value}, davon {within}, weil anders geschrieben wurde, und {mix} durch mehr oder weniger Präsenz. %n Meldungen davor, {after} danach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: {value}. %n story before, {after} after.</source>
        <comment>{name}: {value}. %n stories before, {after} after.</comment>
        <translation>
            <numerusform>{name}: {value}. %n Meldung davor, {after} danach.</numerusform>
            <numerusform>{name}: {value}. %n Meldungen davor, {after} danach.</numerusform>
        </translation>
    </message>
    <message>
        <source>{span}: {mean}, {n}</source>
        <translation>{span}: {mean}, {n}</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Release all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Ausgewählt</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>%n chosen</comment>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Release {name}</source>
        <translation>{name} abwählen</translation>
    </message>
    <message numerus="yes">
        <source>{first} and %n more</source>
        <comment>{first} and %n more</comment>
        <translation>
            <numerusform>{first} und %n weitere</numerusform>
            <numerusform>{first} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {chosen}</source>
        <translation>{name}: {chosen}</translation>
    </message>
    <message>
        <source>Find in {many}</source>
        <translation>In {many} suchen</translation>
    </message>
    <message>
        <source>Find in: {name}</source>
        <translation>Suchen in: {name}</translation>
    </message>
    <message>
        <source>first</source>
        <translation>zuerst</translation>
    </message>
    <message>
        <source>copy, same words</source>
        <translation>Kopie, gleicher Wortlaut</translation>
    </message>
    <message>
        <source>copy, shortened</source>
        <translation>Kopie, gekürzt</translation>
    </message>
    <message>
        <source>copy, new headline</source>
        <translation>Kopie, neue Schlagzeile</translation>
    </message>
    <message>
        <source>the same headline</source>
        <translation>gleiche Schlagzeile</translation>
    </message>
    <message>
        <source>headline</source>
        <translation>Schlagzeile</translation>
    </message>
    <message>
        <source>headline and summary</source>
        <translation>Schlagzeile und Zusammenfassung</translation>
    </message>
    <message>
        <source>headline and text</source>
        <translation>Schlagzeile und Text</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>(no headline)</source>
        <translation>(ohne Schlagzeile)</translation>
    </message>
    <message numerus="yes">
        <source>also in %n</source>
        <comment>also in %n</comment>
        <translation>
            <numerusform>auch in %n</numerusform>
            <numerusform>auch in %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>Tonalität</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>Einfluss</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>With score words</source>
        <translation>Wertende Wörter</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>Afrikaans</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <source>Bangla</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Norwegian Bokmål</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>Telugu</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>primary source</source>
        <translation>Primärquelle</translation>
    </message>
    <message>
        <source>not scored yet</source>
        <translation>noch nicht bewertet</translation>
    </message>
    <message>
        <source>not scored: {reason}</source>
        <translation>nicht bewertet: {reason}</translation>
    </message>
    <message>
        <source>Nothing has been fetched yet.</source>
        <translation>Noch wurde nichts abgerufen.</translation>
    </message>
    <message>
        <source>The monitor contacts no one until you choose below</source>
        <translation>Der Monitor nimmt zu niemandem Kontakt auf, bis Sie unten wählen</translation>
    </message>
    <message>
        <source>The trend appears here with the first five stories.</source>
        <translation>Der Verlauf erscheint hier mit den ersten fünf Meldungen.</translation>
    </message>
    <message>
        <source>The note is changed.</source>
        <translation>Die Notiz ist geändert.</translation>
    </message>
    <message>
        <source>“{label}” put on</source>
        <translation>„{label}“ vergeben</translation>
    </message>
    <message>
        <source>“{label}” taken off</source>
        <translation>„{label}“ entfernt</translation>
    </message>
    <message numerus="yes">
        <source>{changes}: %n article.</source>
        <comment>{changes}: %n articles.</comment>
        <translation>
            <numerusform>{changes}: %n Artikel.</numerusform>
            <numerusform>{changes}: %n Artikel.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these articles is on a topic. Choose an outlet or a voice at the left to see its trend.</source>
        <translation>Keiner dieser Artikel gehört zu einem Thema. Links ein Medium oder eine Stimme wählen, um den Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>{outlet}: {headline}</source>
        <translation>{outlet}: {headline}</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>search: {words}</source>
        <translation>Suche: {words}</translation>
    </message>
    <message>
        <source>Show the week up to {day}</source>
        <translation>Woche bis {day} anzeigen</translation>
    </message>
    <message>
        <source>Choose a topic, a voice or an outlet at the left first: then it is told what moved its mean.</source>
        <translation>Erst links ein Thema, eine Stimme oder ein Medium wählen: Dann steht hier, was das Mittel bewegt hat.</translation>
    </message>
    <message>
        <source>{span} against {earlier}</source>
        <translation>{span} gegen das Mittel {earlier}</translation>
    </message>
    <message>
        <source>the second half of the span against the first</source>
        <translation>die zweite Hälfte des Zeitraums gegen die erste</translation>
    </message>
    <message>
        <source>since {event} against the week before</source>
        <translation>seit „{event}“ gegen die Woche davor</translation>
    </message>
    <message>
        <source>{first} – {last}, {time}</source>
        <translation>{first} – {last}, {time}</translation>
    </message>
    <message>
        <source>{first}, {begin} – {last}, {end}</source>
        <translation>{first}, {begin} – {last}, {end}</translation>
    </message>
    <message numerus="yes">
        <source>%n story made {mean}</source>
        <comment>%n stories made {mean}</comment>
        <translation>
            <numerusform>%n Meldung ergab {mean}</numerusform>
            <numerusform>%n Meldungen ergaben {mean}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article made {mean}</source>
        <comment>%n articles made {mean}</comment>
        <translation>
            <numerusform>%n Artikel ergab {mean}</numerusform>
            <numerusform>%n Artikel ergaben {mean}</numerusform>
        </translation>
    </message>
    <message>
        <source>{made}; influence: how far what is said in each story moves it</source>
        <translation>{made}; Einfluss: wie weit das in jeder Meldung Gesagte den Mittelwert bewegt</translation>
    </message>
    <message>
        <source>{made}; influence: how far what is said in each article moves it</source>
        <translation>{made}; Einfluss: wie weit das in jedem Artikel Gesagte den Mittelwert bewegt</translation>
    </message>
    <message>
        <source>{made}; influence: how far each story moves it</source>
        <translation>{made}; Einfluss: wie weit jede Meldung den Mittelwert bewegt</translation>
    </message>
    <message>
        <source>{made}; influence: how far each article moves it</source>
        <translation>{made}; Einfluss: wie weit jeder Artikel den Mittelwert bewegt</translation>
    </message>
    <message>
        <source>{error} (at character {place}).</source>
        <translation>{error} (bei Zeichen {place}).</translation>
    </message>
    <message>
        <source>{error} The list still shows the last search that could be read.</source>
        <translation>{error} Die Liste zeigt noch die letzte lesbare Suche.</translation>
    </message>
    <message>
        <source>No longer in this list</source>
        <translation>Nicht mehr in dieser Liste</translation>
    </message>
    <message>
        <source>Not in this list</source>
        <translation>Nicht in dieser Liste</translation>
    </message>
    <message>
        <source>This article is no longer in the store.</source>
        <translation>Dieser Artikel ist nicht mehr im Datenbestand.</translation>
    </message>
    <message>
        <source>They stand as they are: there was nothing to move.</source>
        <translation>Es bleibt alles, wie es ist: Es gab nichts zu verschieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n article taken out of the story. It holds over later polls.</source>
        <comment>%n articles taken out of the story. It holds over later polls.</comment>
        <translation>
            <numerusform>%n Artikel aus der Meldung herausgenommen. Das gilt auch nach späteren Abrufen.</numerusform>
            <numerusform>%n Artikel aus der Meldung herausgenommen. Das gilt auch nach späteren Abrufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article joined to one story. It holds over later polls.</source>
        <comment>%n articles joined to one story. It holds over later polls.</comment>
        <translation>
            <numerusform>%n Artikel zu einer Meldung vereint. Das gilt auch nach späteren Abrufen.</numerusform>
            <numerusform>%n Artikel zu einer Meldung vereint. Das gilt auch nach späteren Abrufen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this point against the %n day before</source>
        <comment>this point against the %n days before</comment>
        <translation>
            <numerusform>dieser Punkt gegen den Tag davor</numerusform>
            <numerusform>dieser Punkt gegen die %n Tage davor</numerusform>
        </translation>
    </message>
    <message>
        <source>{period}, {name}</source>
        <translation>{period}, {name}</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>nicht in der Liste</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} von {all}</translation>
    </message>
    <message>
        <source>{name} on {time}. Before: {query}</source>
        <translation>{name} am {time}. Vorher: {query}</translation>
    </message>
    <message>
        <source>query edited</source>
        <translation>Abfrage geändert</translation>
    </message>
    <message>
        <source>{engine}, from {before} to {after}, on {time}</source>
        <translation>{engine}, von {before} auf {after}, am {time}</translation>
    </message>
    <message>
        <source>engine changed</source>
        <translation>Verfahren geändert</translation>
    </message>
    <message>
        <source>{before} that meet the search</source>
        <translation>{before} zur Suche</translation>
    </message>
    <message>
        <source>{before} labeled “{label}”</source>
        <translation>{before} mit Etikett „{label}“</translation>
    </message>
    <message>
        <source>negative ones</source>
        <translation>nur negative</translation>
    </message>
    <message>
        <source>neutral ones</source>
        <translation>nur neutrale</translation>
    </message>
    <message>
        <source>positive ones</source>
        <translation>nur positive</translation>
    </message>
    <message>
        <source>No articles meet this.

Take words out of the search, or look at a longer period.</source>
        <translation>Kein Artikel passt dazu.

Wörter aus der Suche nehmen oder einen längeren Zeitraum ansehen.</translation>
    </message>
    <message>
        <source>Nothing here is labeled “{label}”.

Choose All above to see the others.</source>
        <translation>Hier trägt nichts das Etikett „{label}“.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No unread articles here.

Choose All above to see the others.</source>
        <translation>Hier sind keine ungelesenen Artikel.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No starred articles here.

Choose All above to see the others.</source>
        <translation>Hier sind keine Artikel mit Stern.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No negative articles here.

Choose All above to see the others.</source>
        <translation>Hier sind keine negativen Artikel.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No neutral articles here.

Choose All above to see the others.</source>
        <translation>Hier sind keine neutralen Artikel.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No positive articles here.

Choose All above to see the others.</source>
        <translation>Hier sind keine positiven Artikel.

Oben „Alle“ wählen, um die übrigen zu sehen.</translation>
    </message>
    <message>
        <source>No articles meet this.

Release a lens at the left, or look at a longer period.</source>
        <translation>Kein Artikel passt dazu.

Links eine Auswahl aufheben oder einen längeren Zeitraum ansehen.</translation>
    </message>
    <message>
        <source>There are no feeds yet.

Add one with + above.</source>
        <translation>Es gibt noch keine Feeds.

Oben mit + einen hinzufügen.</translation>
    </message>
    <message>
        <source>No articles in this period.

The first ones appear here a few seconds after a poll: F5 polls now.</source>
        <translation>Keine Artikel in diesem Zeitraum.

Die ersten erscheinen hier einige Sekunden nach einem Abruf: F5 ruft jetzt ab.</translation>
    </message>
    <message>
        <source>{day}, {first} – {last}</source>
        <translation>{day}, {first} – {last}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>sorted</source>
        <translation>sortiert</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>by headline</source>
        <translation>nach Schlagzeile</translation>
    </message>
    <message>
        <source>by headline, from the end</source>
        <translation>nach Schlagzeile, von hinten</translation>
    </message>
    <message>
        <source>by outlet</source>
        <translation>nach Medium</translation>
    </message>
    <message>
        <source>by outlet, from the end</source>
        <translation>nach Medium, von hinten</translation>
    </message>
    <message>
        <source>most negative first</source>
        <translation>negativste zuerst</translation>
    </message>
    <message>
        <source>most positive first</source>
        <translation>positivste zuerst</translation>
    </message>
    <message>
        <source>most copied first</source>
        <translation>meistübernommene zuerst</translation>
    </message>
    <message>
        <source>least copied first</source>
        <translation>am wenigsten übernommene zuerst</translation>
    </message>
    <message>
        <source>{before} on {name}</source>
        <translation>{before} zu {name}</translation>
    </message>
    <message>
        <source>{before} in {many} topics</source>
        <translation>{before} zu {many} Themen</translation>
    </message>
    <message>
        <source>{before} with {name}</source>
        <translation>{before} mit {name}</translation>
    </message>
    <message>
        <source>{before} with {many} voices</source>
        <translation>{before} mit {many} Stimmen</translation>
    </message>
    <message>
        <source>{before} from {name}</source>
        <translation>{before} von {name}</translation>
    </message>
    <message>
        <source>{before} from {many} outlets</source>
        <translation>{before} von {many} Medien</translation>
    </message>
    <message>
        <source>this point against the hour before</source>
        <translation>dieser Punkt gegen die Stunde davor</translation>
    </message>
    <message>
        <source>this point against the day before</source>
        <translation>dieser Punkt gegen den Tag davor</translation>
    </message>
    <message>
        <source>this point against the week before</source>
        <translation>dieser Punkt gegen die Woche davor</translation>
    </message>
    <message>
        <source>this point against the month before</source>
        <translation>dieser Punkt gegen den Monat davor</translation>
    </message>
    <message>
        <source>Choose topics at the left first: Ctrl and a click adds one.</source>
        <translation>Zuerst links Themen wählen: Strg und Klick nimmt weitere dazu.</translation>
    </message>
    <message>
        <source>Choose voices at the left first: Ctrl and a click adds one.</source>
        <translation>Zuerst links Stimmen wählen: Strg und Klick nimmt weitere dazu.</translation>
    </message>
    <message>
        <source>Choose outlets at the left first: Ctrl and a click adds one.</source>
        <translation>Zuerst links Medien wählen: Strg und Klick nimmt weitere dazu.</translation>
    </message>
    <message>
        <source>Choose outlets and topics at the left first: Ctrl and a click adds one.</source>
        <translation>Zuerst links Medien und Themen wählen: Strg und Klick nimmt weitere dazu.</translation>
    </message>
    <message>
        <source>Choose voices and topics at the left first: Ctrl and a click adds one.</source>
        <translation>Zuerst links Stimmen und Themen wählen: Strg und Klick nimmt weitere dazu.</translation>
    </message>
    <message>
        <source>{before} in {name}</source>
        <translation>{before} in {name}</translation>
    </message>
    <message>
        <source>{before}, in news that meets the search “{words}”</source>
        <translation>{before}, in Nachrichten, die der Suche „{words}“ entsprechen</translation>
    </message>
    <message numerus="yes">
        <source>%n topic</source>
        <comment>any of %n topics</comment>
        <translation>
            <numerusform>%n Thema</numerusform>
            <numerusform>einem von %n Themen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice</source>
        <comment>any of %n voices</comment>
        <translation>
            <numerusform>%n Stimme</numerusform>
            <numerusform>einer von %n Stimmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outlet</source>
        <comment>any of %n outlets</comment>
        <translation>
            <numerusform>%n Medium</numerusform>
            <numerusform>einem von %n Medien</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} or {last}</source>
        <translation>{names} oder {last}</translation>
    </message>
    <message>
        <source>Nothing of this lies in this period. The newest stored article of it is of {day}.</source>
        <translation>Davon liegt nichts in diesem Zeitraum. Der neueste gespeicherte Artikel dazu ist vom {day}.</translation>
    </message>
    <message>
        <source>Nothing lies in this period. The newest stored article is of {day}.</source>
        <translation>In diesem Zeitraum liegt nichts. Der neueste gespeicherte Artikel ist vom {day}.</translation>
    </message>
    <message>
        <source>{made}; listed is what counts: dated, with narration</source>
        <translation>{made}; aufgelistet ist, was zählt: datiert, mit eigenem Text</translation>
    </message>
    <message>
        <source>{made}; listed is what counts, with what is said there</source>
        <translation>{made}; aufgelistet ist, was zählt, mit dem dort Gesagten</translation>
    </message>
    <message>
        <source>spike</source>
        <translation>Ausschlag</translation>
    </message>
    <message>
        <source>{period}: {many}, usually {usual}. A spike of volume, z {z}; told from {least} on.</source>
        <translation>{period}: {many}, üblich {usual}. Ein Ausschlag der Menge, z {z}; gemeldet ab {least}.</translation>
    </message>
    <message>
        <source>New level from about {day} on: {after} ({many}), before {before} ({earlier}). Difference {difference} {interval}, p {p} by permutation. The day is the best guess, not a sure one.</source>
        <translation>Neues Niveau etwa ab {day}: {after} ({many}), zuvor {before} ({earlier}). Differenz {difference} {interval}, p {p} durch Permutation. Der Tag ist die beste Schätzung, nicht gesichert.</translation>
    </message>
    <message>
        <source>new level</source>
        <translation>neues Niveau</translation>
    </message>
    <message>
        <source>as often as it brings something new</source>
        <translation>so oft, wie Neues kommt</translation>
    </message>
    <message>
        <source>every 5 min</source>
        <translation>alle 5 min</translation>
    </message>
    <message>
        <source>every 15 min</source>
        <translation>alle 15 min</translation>
    </message>
    <message>
        <source>every 30 min</source>
        <translation>alle 30 min</translation>
    </message>
    <message>
        <source>every hour</source>
        <translation>jede Stunde</translation>
    </message>
    <message>
        <source>every 6 h</source>
        <translation>alle 6 h</translation>
    </message>
    <message>
        <source>once a day</source>
        <translation>einmal am Tag</translation>
    </message>
    <message>
        <source>an outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>a newsletter</source>
        <translation>Newsletter</translation>
    </message>
    <message>
        <source>a government body</source>
        <translation>Behörde</translation>
    </message>
    <message>
        <source>a think tank</source>
        <translation>Denkfabrik</translation>
    </message>
    <message>
        <source>a law firm</source>
        <translation>Anwaltskanzlei</translation>
    </message>
    <message>
        <source>a company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>a forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>a mirror</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>an aggregator: each item belongs to the outlet it names</source>
        <translation>Aggregator: jeder Eintrag gehört zum genannten Medium</translation>
    </message>
    <message>
        <source>a news search: each item belongs to the outlet it names</source>
        <translation>Nachrichtensuche: jeder Eintrag gehört zum genannten Medium</translation>
    </message>
    <message>
        <source>This address is on this machine or in the local network. No feed of the internet may lead there; allow it only where you know what answers at it.</source>
        <translation>Diese Adresse liegt auf diesem Rechner oder im lokalen Netz. Kein Feed aus dem Internet darf dorthin führen; nur erlauben, wenn Sie wissen, was dort antwortet.</translation>
    </message>
    <message>
        <source>Change a feed</source>
        <translation>Feed ändern</translation>
    </message>
    <message>
        <source>Add a feed</source>
        <translation>Feed hinzufügen</translation>
    </message>
    <message>
        <source>Add feed</source>
        <translation>Feed hinzufügen</translation>
    </message>
    <message>
        <source>Address of a feed, or of any site: news.example</source>
        <translation>Adresse eines Feeds oder einer Website: news.example</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>allow this local address</source>
        <translation>diese lokale Adresse erlauben</translation>
    </message>
    <message>
        <source>Feeds found there</source>
        <translation>Dort gefundene Feeds</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(ohne Titel)</translation>
    </message>
    <message>
        <source>Feeds found</source>
        <translation>Gefundene Feeds</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind of source</source>
        <translation>Art der Quelle</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abrufabstand</translation>
    </message>
    <message>
        <source>This is a page, and no feed. Choose one of those that it announces.</source>
        <translation>Dies ist eine Seite, kein Feed. Einen der dort angekündigten Feeds wählen.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>This feed is polled already.</source>
        <translation>Dieser Feed wird schon abgerufen.</translation>
    </message>
    <message>
        <source>Name the outlet that it belongs to.</source>
        <translation>Das Medium nennen, zu dem der Feed gehört.</translation>
    </message>
    <message>
        <source>Look first: what the feed holds is shown before it is kept.</source>
        <translation>Zuerst suchen: Was der Feed enthält, wird gezeigt, bevor er gespeichert wird.</translation>
    </message>
    <message>
        <source>every {interval}</source>
        <translation>alle {interval}</translation>
    </message>
    <message>
        <source>It is</source>
        <comment>kind of source</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Polled</source>
        <comment>how often</comment>
        <translation>Abruf</translation>
    </message>
    <message numerus="yes">
        <source>%n entry</source>
        <comment>%n entries</comment>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>newest {time}</source>
        <translation>neuester {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n without a date that can be true</source>
        <comment>%n without a date that can be true</comment>
        <translation>
            <numerusform>%n ohne mögliches Datum</numerusform>
            <numerusform>%n ohne mögliches Datum</numerusform>
        </translation>
    </message>
    <message>
        <source>no date</source>
        <translation>ohne Datum</translation>
    </message>
    <message>
        <source>Add a statement</source>
        <translation>Aussage hinzufügen</translation>
    </message>
    <message>
        <source>Add statement</source>
        <translation>Aussage hinzufügen</translation>
    </message>
    <message>
        <source>The exact words, without quotation marks</source>
        <translation>Der genaue Wortlaut, ohne Anführungszeichen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>nobody: the speaker&apos;s own page, a talk</source>
        <translation>niemand: die eigene Seite des Sprechers, eine Rede</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>of the post, the talk, the document</source>
        <translation>zum Beitrag, zur Rede, zum Dokument</translation>
    </message>
    <message>
        <source>It is scored and plotted like any statement, and marked as added by hand.</source>
        <translation>Sie wird wie jede Aussage bewertet und gezeichnet und als von Hand ergänzt gekennzeichnet.</translation>
    </message>
    <message>
        <source>The link cannot be read.</source>
        <translation>Der Link ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A link begins with https:// or http://.</source>
        <translation>Ein Link beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>One row for each article: scores, topics, voices, link. Not the text.</source>
        <translation>Eine Zeile je Artikel: Werte, Themen, Stimmen, Link. Nicht der Text.</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>One row for each statement: who said what, where, toward what, with its score.</source>
        <translation>Eine Zeile je Aussage: wer was wo und worüber gesagt hat, mit Wert.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihen</translation>
    </message>
    <message>
        <source>One row for each period and line: mean, interval, n. Exactly what is plotted.</source>
        <translation>Eine Zeile je Zeitraum und Linie: Mittel, Intervall, n. Genau das, was gezeichnet ist.</translation>
    </message>
    <message>
        <source>One row for each firing: rule, matched words, article. All of them, whatever is chosen.</source>
        <translation>Eine Zeile je Auslösung: Regel, gefundene Wörter, Artikel. Alle, gleich was ausgewählt ist.</translation>
    </message>
    <message>
        <source>One row for each outlet: its own words, those whom it quotes, and the difference.</source>
        <translation>Eine Zeile je Medium: sein eigener Text, die Zitierten und die Differenz.</translation>
    </message>
    <message>
        <source>CSV (spreadsheets, pandas, R)</source>
        <translation>CSV (Tabellenprogramme, pandas, R)</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>a row for each outlet</source>
        <translation>eine Zeile je Medium</translation>
    </message>
    <message>
        <source>a row for each outlet and topic</source>
        <translation>eine Zeile je Medium und Thema</translation>
    </message>
    <message>
        <source>a row for each outlet and day (UTC)</source>
        <translation>eine Zeile je Medium und Tag (UTC)</translation>
    </message>
    <message>
        <source>a row for each outlet and week (UTC)</source>
        <translation>eine Zeile je Medium und Woche (UTC)</translation>
    </message>
    <message>
        <source>a row for each outlet and month (UTC)</source>
        <translation>eine Zeile je Medium und Monat (UTC)</translation>
    </message>
    <message>
        <source>a point per hour (UTC)</source>
        <translation>ein Punkt je Stunde (UTC)</translation>
    </message>
    <message>
        <source>a point per day (UTC)</source>
        <translation>ein Punkt je Tag (UTC)</translation>
    </message>
    <message>
        <source>a point per week (UTC)</source>
        <translation>ein Punkt je Woche (UTC)</translation>
    </message>
    <message>
        <source>a point per month (UTC)</source>
        <translation>ein Punkt je Monat (UTC)</translation>
    </message>
    <message>
        <source>a line for each topic</source>
        <translation>eine Linie je Thema</translation>
    </message>
    <message>
        <source>a line for each outlet</source>
        <translation>eine Linie je Medium</translation>
    </message>
    <message>
        <source>a line for each voice</source>
        <translation>eine Linie je Stimme</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As shown: {filter}</source>
        <translation>Wie gezeigt: {filter}</translation>
    </message>
    <message>
        <source>Everything that is stored</source>
        <translation>Alles Gespeicherte</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>{format}: {why}</source>
        <translation>{format}: {why}</translation>
    </message>
    <message>
        <source>for Excel: begin with a byte order mark</source>
        <translation>für Excel: mit BOM (Byte Order Mark) beginnen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Beside it a manifest is written: what each column means, the filter, versions, and a checksum.</source>
        <translation>Daneben wird ein Manifest geschrieben: Bedeutung jeder Spalte, Filter, Versionen und eine Prüfsumme.</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>Geschriebene Zeilen</translation>
    </message>
    <message>
        <source>Nothing meets this: the file would hold its head only.</source>
        <translation>Keine Treffer: Die Datei enthielte nur die Kopfzeile.</translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <comment>%n rows</comment>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {rows} written.</source>
        <translation>{done} von {rows} geschrieben.</translation>
    </message>
    <message>
        <source>{done} of {rows} written, {left}.</source>
        <translation>{done} von {rows} geschrieben, {left}.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message numerus="yes">
        <source>Written: %n row in {file}, with its manifest.</source>
        <comment>Written: %n rows in {file}, with its manifest.</comment>
        <translation>
            <numerusform>Geschrieben: %n Zeile in {file}, mit Manifest.</numerusform>
            <numerusform>Geschrieben: %n Zeilen in {file}, mit Manifest.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Erneut exportieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Name it {file}</source>
        <translation>{file} nennen</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
    <message numerus="yes">
        <source>%n article.</source>
        <comment>%n articles.</comment>
        <translation>
            <numerusform>%n Artikel.</numerusform>
            <numerusform>%n Artikel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement.</source>
        <comment>%n statements.</comment>
        <translation>
            <numerusform>%n Aussage.</numerusform>
            <numerusform>%n Aussagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point.</source>
        <comment>%n points.</comment>
        <translation>
            <numerusform>%n Punkt.</numerusform>
            <numerusform>%n Punkte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert.</source>
        <comment>%n alerts.</comment>
        <translation>
            <numerusform>%n Alarm.</numerusform>
            <numerusform>%n Alarme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row.</source>
        <comment>%n rows.</comment>
        <translation>
            <numerusform>%n Zeile.</numerusform>
            <numerusform>%n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>needs pyarrow, which is not installed</source>
        <translation>braucht pyarrow, das nicht installiert ist</translation>
    </message>
    <message>
        <source>English, United States</source>
        <translation>Englisch, USA</translation>
    </message>
    <message>
        <source>English, United Kingdom</source>
        <translation>Englisch, Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>English, India</source>
        <translation>Englisch, Indien</translation>
    </message>
    <message>
        <source>English, Singapore</source>
        <translation>Englisch, Singapur</translation>
    </message>
    <message>
        <source>Chinese, China (listed, not scored)</source>
        <translation>Chinesisch, China (aufgelistet, nicht bewertet)</translation>
    </message>
    <message>
        <source>German, Germany (listed, not scored)</source>
        <translation>Deutsch, Deutschland (aufgelistet, nicht bewertet)</translation>
    </message>
    <message>
        <source>French, France (listed, not scored)</source>
        <translation>Französisch, Frankreich (aufgelistet, nicht bewertet)</translation>
    </message>
    <message>
        <source>Fetch history</source>
        <translation>Vorgeschichte abrufen</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>News searches are asked for the past, a few seconds apart, while you go on. Alerts do not fire for it.</source>
        <translation>Nachrichtensuchen werden nach Vergangenem gefragt, im Abstand weniger Sekunden, während Sie weiterarbeiten. Alarme lösen dafür nicht aus.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Wie weit zurück</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day</source>
        <comment>Last %n days</comment>
        <translation>
            <numerusform>Letzter Tag</numerusform>
            <numerusform>Letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>Andere Tage…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Whose news</source>
        <translation>Sprache, Land</translation>
    </message>
    <message>
        <source>Ask again for days that were searched before</source>
        <translation>Schon durchsuchte Tage erneut abfragen</translation>
    </message>
    <message>
        <source>There is no topic yet.</source>
        <translation>Es gibt noch kein Thema.</translation>
    </message>
    <message>
        <source>The first day lies after the last.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
    <message numerus="yes">
        <source>%n day</source>
        <comment>%n days</comment>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} of {days} were searched before.</source>
        <translation>{days}, davon {number} schon durchsucht.</translation>
    </message>
    <message>
        <source>{number} of {days} were searched before; they are asked for again.</source>
        <translation>{days}, davon {number} schon durchsucht; alles wird erneut abgefragt.</translation>
    </message>
    <message>
        <source>{number} of {days} were searched before; only the rest is asked for.</source>
        <translation>{days}, davon {number} schon durchsucht; nur der Rest wird abgefragt.</translation>
    </message>
    <message numerus="yes">
        <source>Asks {whom}: at least %n request in {time}, more where much was printed.</source>
        <comment>Asks {whom}: at least %n requests in {time}, more where much was printed.</comment>
        <translation>
            <numerusform>Mindestens %n Anfrage an {whom} in {time}, mehr, wo viel erschienen ist.</numerusform>
            <numerusform>Mindestens %n Anfragen an {whom} in {time}, mehr, wo viel erschienen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped in January 2025; its outlet has newer addresses</source>
        <translation>im Januar 2025 eingestellt; das Medium hat neuere Adressen</translation>
    </message>
    <message>
        <source>Import feeds</source>
        <translation>Feeds importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message numerus="yes">
        <source>{file} lists %n feed, {new} of them new.</source>
        <comment>{file} lists %n feeds, {new} of them new.</comment>
        <translation>
            <numerusform>{file} enthält %n Feed, davon {new} neu.</numerusform>
            <numerusform>{file} enthält %n Feeds, davon {new} neu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Feeds of the list</source>
        <translation>Feeds der Liste</translation>
    </message>
    <message>
        <source>Local addresses are left unticked: a list from elsewhere may not make the monitor ask your own network.</source>
        <translation>Lokale Adressen sind nicht angekreuzt: Eine fremde Liste darf den Monitor nicht dazu bringen, Ihr eigenes Netz abzufragen.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n</source>
        <comment>Import %n</comment>
        <translation>
            <numerusform>%n importieren</numerusform>
            <numerusform>%n importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>a local address</source>
        <translation>lokale Adresse</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon vorhanden</translation>
    </message>
    <message>
        <source>Mark an event</source>
        <translation>Ereignis markieren</translation>
    </message>
    <message>
        <source>Mark it</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>Export rule widened</source>
        <translation>Exportregel ausgeweitet</translation>
    </message>
    <message>
        <source>It stands on every plot, until the demonstration ends.</source>
        <translation>Es steht in jedem Diagramm, bis die Vorführung endet.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Shown when the pointer rests on it</source>
        <translation>Wird gezeigt, wenn der Zeiger darauf ruht</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>It stands on every plot.</source>
        <translation>Es steht in jedem Diagramm.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>It stays on this machine. Ctrl Return keeps it.</source>
        <translation>Sie bleibt auf diesem Rechner. Strg Eingabe speichert sie.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>A new label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message>
        <source>A new label, or part of one below</source>
        <translation>Neues Etikett oder Teil eines vorhandenen</translation>
    </message>
    <message numerus="yes">
        <source>For %n article</source>
        <comment>For %n articles</comment>
        <translation>
            <numerusform>Für %n Artikel</numerusform>
            <numerusform>Für %n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Labeled articles are never pruned.</source>
        <translation>Artikel mit Etikett werden nie ausgesondert.</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>story</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>All to defaults</source>
        <translation>Alles auf Standard</translation>
    </message>
    <message>
        <source>These are the demonstration&apos;s settings; they end with it.</source>
        <translation>Dies sind die Einstellungen der Vorführung; sie enden mit ihr.</translation>
    </message>
    <message>
        <source>{engine} (not installed)</source>
        <translation>{engine} (nicht installiert)</translation>
    </message>
    <message>
        <source>best one installed</source>
        <translation>bestes installiertes</translation>
    </message>
    <message>
        <source>Nobody who can be named</source>
        <translation>Niemand Bestimmtes</translation>
    </message>
    <message>
        <source>Not a statement, but narration</source>
        <translation>Keine Aussage, sondern eigener Text</translation>
    </message>
    <message>
        <source>Wrong speaker</source>
        <translation>Falscher Sprecher</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Found: {speaker}</source>
        <translation>Gefunden: {speaker}</translation>
    </message>
    <message>
        <source>Who said it</source>
        <translation>Wer es gesagt hat</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <source>It holds over every new analysis, and can be taken back.</source>
        <translation>Es gilt auch nach jeder neuen Bewertung und lässt sich zurücknehmen.</translation>
    </message>
    <message>
        <source>{name}, key {key}</source>
        <translation>{name}, Taste {key}</translation>
    </message>
    <message>
        <source>Wrong words</source>
        <translation>Falsche Worte</translation>
    </message>
    <message>
        <source>Put right</source>
        <comment>verb</comment>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>Mark the words that were said.</source>
        <translation>Die gesagten Worte markieren.</translation>
    </message>
    <message>
        <source>The words in their paragraph</source>
        <translation>Der Wortlaut in seinem Absatz</translation>
    </message>
    <message>
        <source>Nothing is marked.</source>
        <translation>Nichts ist markiert.</translation>
    </message>
    <message>
        <source>These are the words that were found.</source>
        <translation>Dies sind die gefundenen Worte.</translation>
    </message>
    <message>
        <source>narration</source>
        <translation>Eigentext</translation>
    </message>
    <message>
        <source>quoted</source>
        <translation>zitiert</translation>
    </message>
    <message>
        <source>hollow: few stories</source>
        <translation>hohl: wenige Meldungen</translation>
    </message>
    <message>
        <source>lines: 95 % interval</source>
        <translation>Linien: Intervall (95 %)</translation>
    </message>
    <message>
        <source>Circle: narration. Diamond: quoted. Hollow: fewer than five stories. Lines: 95 % interval.</source>
        <translation>Kreis: eigener Text. Raute: zitiert. Hohl: weniger als fünf Meldungen. Linien: Intervall (95 %).</translation>
    </message>
    <message>
        <source>“{event}” is marked on {day}.</source>
        <translation>„{event}“ ist am {day} markiert.</translation>
    </message>
    <message>
        <source>“{event}” is off the plot.</source>
        <translation>„{event}“ ist nicht mehr im Diagramm.</translation>
    </message>
    <message>
        <source>{name} is one of your voices now, as a person.</source>
        <translation>{name} ist jetzt eine Ihrer Stimmen, als Person.</translation>
    </message>
    <message>
        <source>{name} is one of your voices now, as an organization.</source>
        <translation>{name} ist jetzt eine Ihrer Stimmen, als Organisation.</translation>
    </message>
    <message>
        <source>OPML lists (*.opml *.xml);;All files (*)</source>
        <translation>OPML-Listen (*.opml *.xml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export feeds</source>
        <translation>Feeds exportieren</translation>
    </message>
    <message>
        <source>OPML lists (*.opml)</source>
        <translation>OPML-Listen (*.opml)</translation>
    </message>
    <message numerus="yes">
        <source>%n feed added.</source>
        <comment>%n feeds added.</comment>
        <translation>
            <numerusform>%n Feed hinzugefügt.</numerusform>
            <numerusform>%n Feeds hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed written to {file}.</source>
        <comment>%n feeds written to {file}.</comment>
        <translation>
            <numerusform>%n Feed in {file} geschrieben.</numerusform>
            <numerusform>%n Feeds in {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>{outlet} is polled from now on.</source>
        <translation>{outlet} wird von jetzt an abgerufen.</translation>
    </message>
    <message>
        <source>The statement is added.</source>
        <translation>Die Aussage ist hinzugefügt.</translation>
    </message>
    <message>
        <source>The statement is changed.</source>
        <translation>Die Aussage ist geändert.</translation>
    </message>
    <message>
        <source>The statement is there already, and unchanged.</source>
        <translation>Die Aussage ist schon vorhanden und unverändert.</translation>
    </message>
    <message>
        <source>Stopped: nothing was written, and what was there before is untouched.</source>
        <translation>Abgebrochen: Nichts wurde geschrieben, und was vorher da war, ist unberührt.</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>All feeds</source>
        <translation>Alle Feeds</translation>
    </message>
    <message>
        <source>Needing attention</source>
        <translation>Zu prüfende</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltete</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltete</translation>
    </message>
    <message>
        <source>Which feeds are shown</source>
        <translation>Welche Feeds gezeigt werden</translation>
    </message>
    <message>
        <source>Find a feed</source>
        <translation>Feed suchen</translation>
    </message>
    <message>
        <source>OPML</source>
        <translation>OPML</translation>
    </message>
    <message>
        <source>Lists of feeds (OPML)</source>
        <translation>Feed-Listen (OPML)</translation>
    </message>
    <message>
        <source>Import feeds (OPML)…</source>
        <translation>Feeds importieren (OPML)…</translation>
    </message>
    <message>
        <source>Export feeds (OPML)…</source>
        <translation>Feeds exportieren (OPML)…</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>New articles a day, all feeds</source>
        <translation>Neue Artikel je Tag, alle Feeds</translation>
    </message>
    <message>
        <source>Add the address of a feed or of any site, or import an OPML file.</source>
        <translation>Die Adresse eines Feeds oder einer Website hinzufügen oder eine OPML-Datei importieren.</translation>
    </message>
    <message>
        <source>{feed} is removed and asked no more. It stays in the list, switched off.</source>
        <translation>{feed} ist entfernt und wird nicht mehr abgerufen. Der Feed bleibt ausgeschaltet in der Liste.</translation>
    </message>
    <message>
        <source>{feed} is removed and asked no more. Its articles stay.</source>
        <translation>{feed} ist entfernt und wird nicht mehr abgerufen. Seine Artikel bleiben.</translation>
    </message>
    <message>
        <source>New articles a day</source>
        <translation>Neue Artikel je Tag</translation>
    </message>
    <message>
        <source>all feeds, last {days} days</source>
        <translation>alle Feeds, letzte {days} Tage</translation>
    </message>
    <message>
        <source>{new} days with new articles, {none} without, {failed} failed, {unasked} not asked</source>
        <translation>{new} Tage mit neuen Artikeln, {none} ohne, {failed} gescheitert, {unasked} ohne Abruf</translation>
    </message>
    <message>
        <source>now</source>
        <comment>due</comment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>none</source>
        <comment>answer</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>State, worst first</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuester</translation>
    </message>
    <message>
        <source>Last good</source>
        <translation>Zuletzt gut</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächster</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>Undatiert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>nichts Neues</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>ohne Abruf</translation>
    </message>
    <message>
        <source>Strip: bar, new articles; stub, nothing new; cross, failed; dash, not asked</source>
        <translation>Streifen: Balken, neue Artikel; Stummel, nichts Neues; Kreuz, gescheitert; Strich, ohne Abruf</translation>
    </message>
    <message>
        <source>Poll now</source>
        <translation>Jetzt abrufen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Feed {place} of {many}</source>
        <translation>Feed {place} von {many}</translation>
    </message>
    <message>
        <source>Polling…</source>
        <translation>Wird abgerufen…</translation>
    </message>
    <message>
        <source>The site asks to wait until {time}.</source>
        <translation>Die Website bittet, bis {time} zu warten.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%n article, about {rate} a day.</source>
        <comment>%n articles, about {rate} a day.</comment>
        <translation>
            <numerusform>%n Artikel, etwa {rate} am Tag.</numerusform>
            <numerusform>%n Artikel, etwa {rate} am Tag.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked every {interval}, as you set it.</source>
        <translation>Abruf alle {interval}, wie von Ihnen eingestellt.</translation>
    </message>
    <message>
        <source>Built in, last verified {day}.</source>
        <translation>Mitgeliefert, zuletzt geprüft am {day}.</translation>
    </message>
    <message>
        <source>May live on this machine or the local network.</source>
        <translation>Darf auf diesem Rechner oder im lokalen Netz liegen.</translation>
    </message>
    <message>
        <source>Note: {note}.</source>
        <translation>Notiz: {note}.</translation>
    </message>
    <message>
        <source>Ask the site again</source>
        <translation>Website erneut anfragen</translation>
    </message>
    <message>
        <source>obeys a pause that it asked for</source>
        <translation>hält eine erbetene Pause ein</translation>
    </message>
    <message>
        <source>Look for feeds on its site</source>
        <translation>Auf der Website nach Feeds suchen</translation>
    </message>
    <message>
        <source>an address may have moved</source>
        <translation>eine Adresse kann umgezogen sein</translation>
    </message>
    <message>
        <source>Its articles</source>
        <translation>Artikel des Feeds</translation>
    </message>
    <message>
        <source>on the Desk</source>
        <translation>in der Übersicht</translation>
    </message>
    <message>
        <source>The feed itself</source>
        <translation>Der Feed selbst</translation>
    </message>
    <message>
        <source>name, outlet, address, interval</source>
        <translation>Name, Medium, Adresse, Abrufabstand</translation>
    </message>
    <message>
        <source>Select a feed to see how it fares.</source>
        <translation>Einen Feed auswählen, um seinen Zustand zu sehen.</translation>
    </message>
    <message>
        <source>Built in, last verified {day}, high confidence.</source>
        <translation>Mitgeliefert, zuletzt geprüft am {day}, hohe Sicherheit.</translation>
    </message>
    <message>
        <source>Built in, last verified {day}, medium confidence.</source>
        <translation>Mitgeliefert, zuletzt geprüft am {day}, mittlere Sicherheit.</translation>
    </message>
    <message>
        <source>Built in, last verified {day}, low confidence.</source>
        <translation>Mitgeliefert, zuletzt geprüft am {day}, geringe Sicherheit.</translation>
    </message>
    <message>
        <source>What the monitor does</source>
        <translation>Was der Monitor tut</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>Was Sie tun können</translation>
    </message>
    <message>
        <source>Kept from it</source>
        <translation>Was davon gespeichert ist</translation>
    </message>
    <message>
        <source>Failing since {time}</source>
        <translation>Gestört seit {time}</translation>
    </message>
    <message>
        <source>Silent since {time}</source>
        <translation>Stumm seit {time}</translation>
    </message>
    <message>
        <source>The address has probably moved.</source>
        <translation>Die Adresse ist wahrscheinlich umgezogen.</translation>
    </message>
    <message>
        <source>The site wants a login.</source>
        <translation>Die Website verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The site refuses programs, or this country.</source>
        <translation>Die Website weist Programme oder dieses Land ab.</translation>
    </message>
    <message>
        <source>The site asks for fewer questions.</source>
        <translation>Die Website bittet um weniger Anfragen.</translation>
    </message>
    <message>
        <source>Nothing is asked of its site.</source>
        <translation>Die Website wird nicht angefragt.</translation>
    </message>
    <message>
        <source>Switched off. {why}</source>
        <translation>Ausgeschaltet. {why}</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>The site says that this feed is gone for good.</source>
        <translation>Laut Website ist dieser Feed endgültig eingestellt.</translation>
    </message>
    <message>
        <source>It asks no more.</source>
        <translation>Wird nicht mehr abgerufen.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>eingestellt</translation>
    </message>
    <message>
        <source>Paused by you. Nothing is asked of its site.</source>
        <translation>Von Ihnen angehalten. Die Website wird nicht angefragt.</translation>
    </message>
    <message>
        <source>Nothing until you resume it.</source>
        <translation>Nichts, bis Sie ihn fortsetzen.</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failing {duration}</source>
        <translation>gestört {duration}</translation>
    </message>
    <message>
        <source>Asks {when}.</source>
        <translation>Nächster Abruf {when}.</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nie abgerufen</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>Noch nie abgerufen.</translation>
    </message>
    <message>
        <source>It goes on asking every {interval}, next {when}.</source>
        <translation>Weiterer Abruf alle {interval}, das nächste Mal {when}.</translation>
    </message>
    <message>
        <source>It brings nothing new any more: {why}.</source>
        <translation>Der Feed bringt nichts Neues mehr: {why}.</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>The site answers, and has brought nothing new for {duration}.</source>
        <translation>Die Website antwortet, hat aber seit {duration} nichts Neues gebracht.</translation>
    </message>
    <message>
        <source>The site answers, and has brought nothing new for {duration}; usually {number} a day.</source>
        <translation>Die Website antwortet, hat aber seit {duration} nichts Neues gebracht; üblich sind {number} am Tag.</translation>
    </message>
    <message>
        <source>silent {duration}</source>
        <translation>stumm {duration}</translation>
    </message>
    <message numerus="yes">
        <source>The site answers with an empty list, %n time in a row.</source>
        <comment>The site answers with an empty list, %n times in a row.</comment>
        <translation>
            <numerusform>Die Website antwortet mit einer leeren Liste, %n-mal in Folge.</numerusform>
            <numerusform>Die Website antwortet mit einer leeren Liste, %n-mal in Folge.</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <comment>feed</comment>
        <translation>leer</translation>
    </message>
    <message>
        <source>{share} of its entries carry no date that can be true.</source>
        <translation>{share} der Einträge tragen kein mögliches Datum.</translation>
    </message>
    <message>
        <source>Those are listed by when they were first seen, and left out of every plot.</source>
        <translation>Sie sind danach eingeordnet, wann sie erstmals gesehen wurden, und fehlen in jedem Diagramm.</translation>
    </message>
    <message>
        <source>fine, {share} undated</source>
        <translation>{share} undatiert</translation>
    </message>
    <message>
        <source>fine, with a fault</source>
        <translation>kleiner Mangel</translation>
    </message>
    <message>
        <source>The search answers as it should.</source>
        <translation>Die Suche antwortet wie vorgesehen.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>It answers as it should.</source>
        <translation>Der Feed antwortet wie vorgesehen.</translation>
    </message>
    <message>
        <source>No feed is on.</source>
        <translation>Kein Feed ist eingeschaltet.</translation>
    </message>
    <message numerus="yes">
        <source>%n is fine</source>
        <comment>%n are fine</comment>
        <translation>
            <numerusform>%n in Ordnung</numerusform>
            <numerusform>%n in Ordnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is silent</source>
        <comment>%n are silent</comment>
        <translation>
            <numerusform>%n stumm</numerusform>
            <numerusform>%n stumm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fails</source>
        <comment>%n fail</comment>
        <translation>
            <numerusform>%n gestört</numerusform>
            <numerusform>%n gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is paused</source>
        <comment>%n are paused</comment>
        <translation>
            <numerusform>%n angehalten</numerusform>
            <numerusform>%n angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is not asked yet</source>
        <comment>%n are not asked yet</comment>
        <translation>
            <numerusform>%n noch nie abgerufen</numerusform>
            <numerusform>%n noch nie abgerufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n article on a usual day.</source>
        <comment>About %n articles on a usual day.</comment>
        <translation>
            <numerusform>Etwa %n Artikel an einem üblichen Tag.</numerusform>
            <numerusform>Etwa %n Artikel an einem üblichen Tag.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed is on</source>
        <comment>%n feeds are on</comment>
        <translation>
            <numerusform>%n Feed eingeschaltet</numerusform>
            <numerusform>%n Feeds eingeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search is on</source>
        <comment>%n searches are on</comment>
        <translation>
            <numerusform>%n Suche eingeschaltet</numerusform>
            <numerusform>%n Suchen eingeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed</source>
        <comment>%n feeds</comment>
        <translation>
            <numerusform>%n Feed</numerusform>
            <numerusform>%n Feeds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n search</source>
        <comment>%n searches</comment>
        <translation>
            <numerusform>%n Suche</numerusform>
            <numerusform>%n Suchen</numerusform>
        </translation>
    </message>
    <message>
        <source>{feeds} and {searches} are on</source>
        <translation>{feeds} und {searches} eingeschaltet</translation>
    </message>
    <message>
        <source>{outlet}: about {number} articles a day are missing from its line since {day}; that span is shaded on every plot</source>
        <translation>{outlet}: Seit {day} fehlen in der Linie etwa {number} Artikel am Tag; dieser Zeitraum ist in jedem Diagramm schattiert</translation>
    </message>
    <message>
        <source>The feed could not be read</source>
        <translation>Der Feed war nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>{failure}, %n time in a row</source>
        <comment>{failure}, %n times in a row</comment>
        <translation>
            <numerusform>{failure}, %n-mal in Folge</numerusform>
            <numerusform>{failure}, %n-mal in Folge</numerusform>
        </translation>
    </message>
    <message>
        <source>It tries again {when}, with longer pauses the longer this lasts, and never gives up. Nothing you have is touched.</source>
        <translation>Neuer Versuch {when}, mit umso längeren Pausen, je länger dies dauert; aufgegeben wird nie. Ihr Datenbestand bleibt unberührt.</translation>
    </message>
    <message>
        <source>Meanwhile its news search stands in, marked as such.</source>
        <translation>Solange springt die Nachrichtensuche ein, als solche gekennzeichnet.</translation>
    </message>
    <message>
        <source>at the next round</source>
        <translation>in der nächsten Runde</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>um {time}</translation>
    </message>
    <message>
        <source>on {day}, {time}</source>
        <translation>am {day} um {time}</translation>
    </message>
    <message>
        <source>under {number}</source>
        <translation>unter {number}</translation>
    </message>
    <message>
        <source>few</source>
        <translation>wenige</translation>
    </message>
    <message>
        <source>{words}, key {key}</source>
        <translation>{words}, Taste {key}</translation>
    </message>
    <message>
        <source>{name} not scored</source>
        <translation>{name} nicht bewertet</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Vorführung ansehen</translation>
    </message>
    <message>
        <source>Start polling</source>
        <translation>Abruf starten</translation>
    </message>
    <message>
        <source>Import OPML…</source>
        <translation>OPML importieren…</translation>
    </message>
    <message>
        <source>Add a feed…</source>
        <translation>Feed hinzufügen…</translation>
    </message>
    <message>
        <source>Look at a finished desk</source>
        <translation>Eine fertige Übersicht ansehen</translation>
    </message>
    <message>
        <source>Weeks of invented news. Needs no network.</source>
        <translation>Erfundene Nachrichten, ohne Netz.</translation>
    </message>
    <message>
        <source>a few seconds, removable</source>
        <translation>wenige Sekunden, entfernbar</translation>
    </message>
    <message>
        <source>Start with the built-in feeds</source>
        <translation>Mit den mitgelieferten Feeds beginnen</translation>
    </message>
    <message>
        <source>Checked feeds on DeepSeek, AI policy and chip controls.</source>
        <translation>Geprüfte Feeds zu DeepSeek, KI-Politik und Chips.</translation>
    </message>
    <message>
        <source>Bring your own feeds</source>
        <translation>Eigene Feeds mitbringen</translation>
    </message>
    <message>
        <source>An OPML file, or the address of a site.</source>
        <translation>OPML-Datei oder Website-Adresse.</translation>
    </message>
    <message>
        <source>How scores are made, and where they fail</source>
        <translation>Wie Werte entstehen und wo sie versagen</translation>
    </message>
    <message>
        <source>Everything stays on this machine. No account, no telemetry.</source>
        <translation>Alles bleibt auf diesem Rechner. Kein Konto, keine Telemetrie.</translation>
    </message>
    <message numerus="yes">
        <source>{feeds}, and %n of yours</source>
        <comment>{feeds}, and %n of yours</comment>
        <translation>
            <numerusform>{feeds} und %n von Ihnen</numerusform>
            <numerusform>{feeds} und %n von Ihnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only mine (%n)</source>
        <comment>Only mine (%n)</comment>
        <translation>
            <numerusform>Nur meiner (%n)</numerusform>
            <numerusform>Nur meine (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>ready in a moment</source>
        <translation>gleich bereit</translation>
    </message>
    <message>
        <source>{topics}, {voices} ready</source>
        <translation>{topics}, {voices} bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n topic</source>
        <comment>%n topics</comment>
        <translation>
            <numerusform>%n Thema</numerusform>
            <numerusform>%n Themen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voice</source>
        <comment>%n voices</comment>
        <translation>
            <numerusform>%n Stimme</numerusform>
            <numerusform>%n Stimmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a start</source>
        <translation>Start wählen</translation>
    </message>
    <message>
        <source>nothing is fetched before</source>
        <translation>vorher wird nichts abgerufen</translation>
    </message>
    <message>
        <source>Pick topics and voices</source>
        <translation>Themen, Stimmen wählen</translation>
    </message>
    <message>
        <source>Read the first trend</source>
        <translation>Ersten Verlauf lesen</translation>
    </message>
    <message>
        <source>with the first five stories</source>
        <translation>ab fünf Meldungen</translation>
    </message>
    <message>
        <source>In a moment: the store is being opened</source>
        <translation>Gleich: Der Datenbestand wird geöffnet</translation>
    </message>
    <message>
        <source>Polls your own feeds and switches the built-in ones off. It can be undone.</source>
        <translation>Ruft Ihre eigenen Feeds ab und schaltet die mitgelieferten aus. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>collective</source>
        <translation>Kollektiv</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>she</source>
        <translation>sie</translation>
    </message>
    <message>
        <source>he</source>
        <translation>er</translation>
    </message>
    <message>
        <source>Commas part what may occur; words side by side must all occur. &quot;In marks&quot;: exactly so.</source>
        <translation>Kommas trennen, was vorkommen kann; Wörter nebeneinander müssen alle vorkommen. &quot;In Anführungszeichen&quot;: genau so.</translation>
    </message>
    <message>
        <source>This query says more than plain words can. Edit it as a query.</source>
        <translation>Diese Abfrage sagt mehr, als einfache Wörter können. Als Abfrage bearbeiten.</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Es fehlt ein Name.</translation>
    </message>
    <message>
        <source>Plain words</source>
        <translation>Einfache Wörter</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Any of these words</source>
        <translation>Eines dieser Wörter</translation>
    </message>
    <message>
        <source>export control, &quot;Entity List&quot;, chip ban</source>
        <translation>export control, &quot;Entity List&quot;, chip ban</translation>
    </message>
    <message>
        <source>But none of these</source>
        <translation>Aber keines von diesen</translation>
    </message>
    <message>
        <source>Find</source>
        <comment>name of a field</comment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>Zusammen mit</translation>
    </message>
    <message>
        <source>words of which one must occur too, parted by commas</source>
        <translation>Wörter, von denen eines auch vorkommen muss, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>News search</source>
        <translation>Nachrichtensuche</translation>
    </message>
    <message>
        <source>the same for news searches, which know no NEAR and no *</source>
        <translation>dasselbe für Nachrichtensuchen, die weder NEAR noch * kennen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>A topic that is not in use keeps its definition and tags nothing.</source>
        <translation>Ein Thema, das nicht in Gebrauch ist, behält seine Definition und wird keinem Artikel zugeordnet.</translation>
    </message>
    <message>
        <source>It needs words to look for.</source>
        <translation>Es fehlen gesuchte Wörter.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Andere Namen</translation>
    </message>
    <message>
        <source>Okafor, Adaeze N. Okafor</source>
        <translation>Okafor, Adaeze N. Okafor</translation>
    </message>
    <message>
        <source>names that mean nobody else, without the full name in the article</source>
        <translation>Namen, die niemand anderen meinen, auch ohne den vollen Namen im Artikel</translation>
    </message>
    <message>
        <source>Sure alone</source>
        <translation>Allein sicher</translation>
    </message>
    <message>
        <source>He or she</source>
        <translation>Er oder sie</translation>
    </message>
    <message>
        <source>minister; Ministry of Digital Affairs; 2024-09-21; 2025-10-12</source>
        <translation>Ministerin; Ministerium für Digitales; 2024-09-21; 2025-10-12</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Researchers</source>
        <translation>Forschende</translation>
    </message>
    <message>
        <source>A voice that is not in use is not looked for by name.</source>
        <translation>Eine Stimme, die nicht in Gebrauch ist, wird nicht namentlich gesucht.</translation>
    </message>
    <message>
        <source>The same as</source>
        <translation>Dieselbe wie</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>ledger.example, ledger.example/opinion</source>
        <translation>ledger.example, ledger.example/opinion</translation>
    </message>
    <message>
        <source>as news searches and other outlets call it</source>
        <translation>wie Nachrichtensuchen und andere Medien es nennen</translation>
    </message>
    <message>
        <source>of a newsletter or column that is one person&apos;s voice</source>
        <translation>bei Newsletter oder Kolumne, die Stimme einer Person sind</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>An outlet that is not in use is known by its feeds&apos; name only.</source>
        <translation>Ein Medium, das nicht in Gebrauch ist, ist nur unter dem Namen seiner Feeds bekannt.</translation>
    </message>
    <message>
        <source>“{line}”: days are written as 2025-01-27, after the organization</source>
        <translation>„{line}“: Tage werden in der Form 2025-01-27 geschrieben, nach der Organisation</translation>
    </message>
    <message>
        <source>“{line}” ends before it begins</source>
        <translation>„{line}“ endet vor dem Beginn</translation>
    </message>
    <message>
        <source>{outlet} on {topic}: {reading}</source>
        <translation>{outlet} zu {topic}: {reading}</translation>
    </message>
    <message>
        <source>no stories</source>
        <translation>keine Meldungen</translation>
    </message>
    <message>
        <source>Outlets by topic</source>
        <translation>Medien nach Thema</translation>
    </message>
    <message>
        <source>History comes from news searches on the network, and the demonstration asks nobody. Leave it to fetch some.</source>
        <translation>Vorgeschichte kommt aus Nachrichtensuchen im Netz, und die Vorführung fragt niemanden. Zum Abrufen die Vorführung verlassen.</translation>
    </message>
    <message>
        <source>History is being fetched already: searches are asked slowly, one walk at a time.</source>
        <translation>Vorgeschichte wird schon abgerufen: Suchen werden langsam befragt, immer nur ein Durchgang zugleich.</translation>
    </message>
    <message>
        <source>This topic is gone.</source>
        <translation>Dieses Thema gibt es nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%n new article</source>
        <comment>%n new articles</comment>
        <translation>
            <numerusform>%n neuer Artikel</numerusform>
            <numerusform>%n neue Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History of {topic}: {done} of %n day searched, {found}.</source>
        <comment>History of {topic}: {done} of %n days searched, {found}.</comment>
        <translation>
            <numerusform>Vorgeschichte zu {topic}: {done} von %n Tag durchsucht, {found}.</numerusform>
            <numerusform>Vorgeschichte zu {topic}: {done} von %n Tagen durchsucht, {found}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History of {topic}: {done} of %n day searched, {found}, {left}.</source>
        <comment>History of {topic}: {done} of %n days searched, {found}, {left}.</comment>
        <translation>
            <numerusform>Vorgeschichte zu {topic}: {done} von %n Tag durchsucht, {found}, {left}.</numerusform>
            <numerusform>Vorgeschichte zu {topic}: {done} von %n Tagen durchsucht, {found}, {left}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History: {done} of %n day</source>
        <comment>History: {done} of %n days</comment>
        <translation>
            <numerusform>Vorgeschichte: {done} von %n Tag</numerusform>
            <numerusform>Vorgeschichte: {done} von %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>History of {topic}, {span}: {found}.</source>
        <translation>Vorgeschichte zu {topic}, {span}: {found}.</translation>
    </message>
    <message>
        <source>It was stopped; fetched again, it goes on where it was.</source>
        <translation>Angehalten; ein erneuter Abruf geht an dieser Stelle weiter.</translation>
    </message>
    <message>
        <source>Fetched again later, it goes on where it was.</source>
        <translation>Ein späterer Abruf geht an dieser Stelle weiter.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <comment>about %n min left</comment>
        <translation>
            <numerusform>noch etwa %n min</numerusform>
            <numerusform>noch etwa %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>all of it was searched before</source>
        <translation>alles wurde schon durchsucht</translation>
    </message>
    <message>
        <source>{articles} of {outlets}</source>
        <translation>{articles} aus {outlets}</translation>
    </message>
    <message>
        <source>no new article</source>
        <translation>kein neuer Artikel</translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <comment>%n known already</comment>
        <translation>
            <numerusform>%n schon bekannt</numerusform>
            <numerusform>%n schon bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window gave nothing</source>
        <comment>%n windows gave nothing</comment>
        <translation>
            <numerusform>%n Zeitfenster ohne Treffer</numerusform>
            <numerusform>%n Zeitfenster ohne Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day may have more than the search shows</source>
        <comment>%n days may have more than the search shows</comment>
        <translation>
            <numerusform>an %n Tag zeigt die Suche womöglich nicht alles</numerusform>
            <numerusform>an %n Tagen zeigt die Suche womöglich nicht alles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window could not be read</source>
        <comment>%n windows could not be read</comment>
        <translation>
            <numerusform>%n Zeitfenster nicht lesbar</numerusform>
            <numerusform>%n Zeitfenster nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Judge what the sentence says, not what you know. Relief is good; a loss in a comparison is bad. Who merely acts or reports, or is only near, is neutral. Irony counts as it is meant.</source>
        <translation>Zu beurteilen ist, was der Satz sagt, nicht, was Sie wissen. Erleichterung ist gut; im Vergleich zu verlieren ist schlecht. Wer nur handelt, berichtet oder in der Nähe steht, ist neutral. Ironie zählt so, wie sie gemeint ist.</translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Welche Artikel</translation>
    </message>
    <message>
        <source>As the Desk shows</source>
        <translation>Wie in der Übersicht</translation>
    </message>
    <message>
        <source>How they are drawn</source>
        <translation>Wie sie gezogen werden</translation>
    </message>
    <message>
        <source>Spread evenly</source>
        <translation>Gleich verteilt</translation>
    </message>
    <message>
        <source>As they come</source>
        <translation>Wie sie kommen</translation>
    </message>
    <message>
        <source>Evenly: one of each outlet and label in turn. As they come: by chance, the frequent ones more often</source>
        <translation>Gleich verteilt: reihum je einer aus jedem Medium und jeder Einstufung. Wie sie kommen: zufällig, häufige öfter</translation>
    </message>
    <message>
        <source>Which sentences</source>
        <translation>Welche Sätze</translation>
    </message>
    <message>
        <source>New sentences</source>
        <translation>Neue Sätze</translation>
    </message>
    <message>
        <source>Mine again, blind</source>
        <translation>Meine noch einmal, blind</translation>
    </message>
    <message>
        <source>Ask about names</source>
        <translation>Nach Namen fragen</translation>
    </message>
    <message>
        <source>Show the outlet</source>
        <translation>Medium anzeigen</translation>
    </message>
    <message>
        <source>Who judges</source>
        <translation>Wer urteilt</translation>
    </message>
    <message>
        <source>Who judges: answers of several people are compared with one another</source>
        <translation>Wer urteilt: Antworten mehrerer Personen werden miteinander verglichen</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>Der Satz</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativ</translation>
    </message>
    <message>
        <source>negative: key 1 or ←</source>
        <translation>negativ: Taste 1 oder ←</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>neutral: key 2 or ↓</source>
        <translation>neutral: Taste 2 oder ↓</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positiv</translation>
    </message>
    <message>
        <source>positive: key 3 or →</source>
        <translation>positiv: Taste 3 oder →</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>Nicht zu entscheiden</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>Shows the sentences before and after</source>
        <translation>Zeigt die Sätze davor und danach</translation>
    </message>
    <message>
        <source>What it comes to</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Looking for sentences…</source>
        <translation>Sätze werden gesucht…</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt von</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence judged.</source>
        <comment>%n sentences judged.</comment>
        <translation>
            <numerusform>%n Satz beurteilt.</numerusform>
            <numerusform>%n Sätze beurteilt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence judged, {here} in this sitting.</source>
        <comment>%n sentences judged, {here} in this sitting.</comment>
        <translation>
            <numerusform>%n Satz beurteilt, {here} in dieser Sitzung.</numerusform>
            <numerusform>%n Sätze beurteilt, {here} in dieser Sitzung.</numerusform>
        </translation>
    </message>
    <message>
        <source>{goal} give a {level} range of ± {half} points.</source>
        <translation>{goal} ergeben einen Bereich ({level}) von ± {half} Punkten.</translation>
    </message>
    <message>
        <source>Looking for more sentences…</source>
        <translation>Weitere Sätze werden gesucht…</translation>
    </message>
    <message>
        <source>What does this sentence say, taken as a whole?</source>
        <translation>Was sagt dieser Satz als Ganzes?</translation>
    </message>
    <message>
        <source>What does this say of {name}: its fortune, conduct or standing?</source>
        <translation>Was sagt dies über {name}: Lage, Verhalten oder Ansehen?</translation>
    </message>
    <message>
        <source>Outlet and scores are hidden</source>
        <translation>Medium und Werte sind verdeckt</translation>
    </message>
    <message>
        <source>{name}: {said}</source>
        <translation>{name}: {said}</translation>
    </message>
    <message>
        <source>{name}: {statements}, not scored</source>
        <translation>{name}: {statements}, nicht bewertet</translation>
    </message>
    <message>
        <source>{name}: {statements}, mean {mean}, {interval}, over {counted}</source>
        <translation>{name}: {statements}, Mittel {mean}, {interval}, über {counted}</translation>
    </message>
    <message>
        <source>too few to claim anything</source>
        <translation>zu wenige für einen Befund</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>wörtlich</translation>
    </message>
    <message>
        <source>indirect</source>
        <translation>indirekt</translation>
    </message>
    <message>
        <source>carried by 1, 2–5, more</source>
        <translation>in 1, 2–5, mehr Medien</translation>
    </message>
    <message>
        <source>above the line: positive</source>
        <translation>über der Linie: positiv</translation>
    </message>
    <message>
        <source>Above the line: positive. Filled: direct. Hollow: indirect. Larger: carried by more outlets.</source>
        <translation>Über der Linie: positiv. Gefüllt: wörtlich. Hohl: indirekt. Größer: von mehr Medien verbreitet.</translation>
    </message>
    <message>
        <source>Statements over time</source>
        <translation>Aussagen im Zeitverlauf</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Mean, {share} interval, n</source>
        <translation>Mittel, Intervall ({share}), n</translation>
    </message>
    <message>
        <source>Mean, n</source>
        <translation>Mittel, n</translation>
    </message>
    <message>
        <source>Not collected: {reason}.</source>
        <translation>Nicht erhoben: {reason}.</translation>
    </message>
    <message>
        <source>unknown speaker</source>
        <translation>unbekannter Sprecher</translation>
    </message>
    <message>
        <source>Statement and speaker</source>
        <translation>Aussage und Sprecher</translation>
    </message>
    <message>
        <source>Carried by</source>
        <translation>In Medien</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>How sure it is that the right speaker is named</source>
        <translation>Wie sicher es ist, dass der richtige Sprecher genannt ist</translation>
    </message>
    <message>
        <source>partly quoted</source>
        <translation>teils wörtlich</translation>
    </message>
    <message>
        <source>authored</source>
        <translation>eigener Text</translation>
    </message>
    <message>
        <source>added by hand</source>
        <translation>von Hand ergänzt</translation>
    </message>
    <message>
        <source>“{speaker}”, collective</source>
        <translation>„{speaker}“, Kollektiv</translation>
    </message>
    <message>
        <source>“{speaker}”, not resolved</source>
        <translation>„{speaker}“, nicht zugeordnet</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>dementiert</translation>
    </message>
    <message>
        <source>put right</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>undated; first seen {when}, {outlet}</source>
        <translation>ohne Datum; erstmals gesehen {when}, {outlet}</translation>
    </message>
    <message numerus="yes">
        <source>Carried by %n outlet, here by {outlet}</source>
        <comment>Carried by %n outlets, here by {outlet}</comment>
        <translation>
            <numerusform>Verbreitet von %n Medium, hier von {outlet}</numerusform>
            <numerusform>Verbreitet von %n Medien, hier von {outlet}</numerusform>
        </translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Canceled: not counted</source>
        <translation>Abgebrochen: nicht gezählt</translation>
    </message>
    <message>
        <source>Count after all</source>
        <translation>Doch zählen</translation>
    </message>
    <message>
        <source>{error} (at character {number}).</source>
        <translation>{error} (bei Zeichen {number}).</translation>
    </message>
    <message>
        <source>Not counted. A shorter span takes less time.</source>
        <translation>Nicht gezählt. Ein kürzerer Zeitraum braucht weniger Zeit.</translation>
    </message>
    <message>
        <source>Edit this topic…</source>
        <translation>Dieses Thema bearbeiten…</translation>
    </message>
    <message>
        <source>Edit this voice…</source>
        <translation>Diese Stimme bearbeiten…</translation>
    </message>
    <message>
        <source>Edit this outlet…</source>
        <translation>Dieses Medium bearbeiten…</translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n article, {unread} unread</source>
        <comment>{name}, %n articles, {unread} unread</comment>
        <translation>
            <numerusform>{name}, %n Artikel, {unread} ungelesen</numerusform>
            <numerusform>{name}, %n Artikel, {unread} ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n article in the period, {unread} unread</source>
        <comment>{name}: %n articles in the period, {unread} unread</comment>
        <translation>
            <numerusform>{name}: %n Artikel im Zeitraum, {unread} ungelesen</numerusform>
            <numerusform>{name}: %n Artikel im Zeitraum, {unread} ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
    <message>
        <source>none yet</source>
        <comment>of lenses</comment>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>zu wenige</translation>
    </message>
    <message>
        <source>Topics, voices and outlets</source>
        <translation>Themen, Stimmen und Medien</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Abwählen</translation>
    </message>
    <message>
        <source>Add to those chosen</source>
        <translation>Zur Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>Choose only this one</source>
        <translation>Nur dies auswählen</translation>
    </message>
    <message>
        <source>Fetch its history…</source>
        <translation>Vorgeschichte abrufen…</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Shipped value, where it is another one</source>
        <translation>Mitgelieferter Wert, wo er abweicht</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>taken back to nothing</source>
        <translation>zurückgenommen, entfällt</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>Alle Wörter</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>News list</source>
        <translation>Nachrichtenliste</translation>
    </message>
    <message>
        <source>VADER’s list</source>
        <translation>VADER-Liste</translation>
    </message>
    <message>
        <source>Words that score</source>
        <translation>Wertende Wörter</translation>
    </message>
    <message>
        <source>Loading the words…</source>
        <translation>Wörter werden geladen…</translation>
    </message>
    <message>
        <source>{error}. Put it right there, or reset the list here.</source>
        <translation>{error}. Dort berichtigen oder hier die Liste zurücksetzen.</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n newest article holds a changed word.</source>
        <comment>None of the %n newest articles holds a changed word.</comment>
        <translation>
            <numerusform>Der %n neueste Artikel enthält kein geändertes Wort.</numerusform>
            <numerusform>Keiner der %n neuesten Artikel enthält ein geändertes Wort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the {articles} %n holds a changed word: {labels} and {sentences} would flip.</source>
        <comment>Of the {articles} %n hold a changed word: {labels} and {sentences} would flip.</comment>
        <translation>
            <numerusform>Von {articles} enthält %n ein geändertes Wort: {labels} und {sentences} würden die Einstufung wechseln.</numerusform>
            <numerusform>Von {articles} enthalten %n ein geändertes Wort: {labels} und {sentences} würden die Einstufung wechseln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newest article</source>
        <comment>%n newest articles</comment>
        <translation>
            <numerusform>dem %n neuesten Artikel</numerusform>
            <numerusform>den %n neuesten Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article label</source>
        <comment>%n article labels</comment>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence label</source>
        <comment>%n sentence labels</comment>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more is not shown.</source>
        <comment>%n more are not shown.</comment>
        <translation>
            <numerusform>%n weiterer Satz wird nicht gezeigt.</numerusform>
            <numerusform>%n weitere Sätze werden nicht gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>a name or a term</source>
        <translation>ein Name oder ein Begriff</translation>
    </message>
    <message>
        <source>Every word is as shipped, once you go on.</source>
        <translation>Jedes Wort ist wieder wie mitgeliefert, sobald Sie fortfahren.</translation>
    </message>
    <message>
        <source>Find a word or a reason</source>
        <translation>Wort oder Grund suchen</translation>
    </message>
    <message>
        <source>Which words</source>
        <translation>Welche Wörter</translation>
    </message>
    <message>
        <source>word or term</source>
        <translation>Wort oder Begriff</translation>
    </message>
    <message>
        <source>Word or term</source>
        <translation>Wort oder Begriff</translation>
    </message>
    <message>
        <source>Value, from −4 (worst) to +4 (best)</source>
        <translation>Wert, von −4 (schlechtester) bis +4 (bester)</translation>
    </message>
    <message>
        <source>why, for whoever reads a score</source>
        <translation>warum, für alle, die einen Wert lesen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Give the word this value</source>
        <translation>Dem Wort diesen Wert geben</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Let it count for nothing; a term masks the words in it</source>
        <translation>Nicht zählen lassen; ein Begriff verdeckt die Wörter in ihm</translation>
    </message>
    <message>
        <source>Take this word back to what we ship</source>
        <translation>Dieses Wort auf den mitgelieferten Wert zurücksetzen</translation>
    </message>
    <message>
        <source>Sentences whose label would flip</source>
        <translation>Sätze, deren Einstufung wechseln würde</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Alle zurücksetzen…</translation>
    </message>
    <message>
        <source>Take every word back to what we ship</source>
        <translation>Alle Wörter auf die mitgelieferten Werte zurücksetzen</translation>
    </message>
    <message>
        <source>Forget the changes made here</source>
        <translation>Die hier gemachten Änderungen verwerfen</translation>
    </message>
    <message>
        <source>See what would change…</source>
        <translation>Änderungen ansehen…</translation>
    </message>
    <message>
        <source>The engine vader-news adds up these values. Yours lie over the ones we ship, and are part of the version of every score. Stored scores change only after you have seen what would.</source>
        <translation>Das Verfahren vader-news summiert diese Werte. Ihre gehen den mitgelieferten vor und gehören zur Version jedes Wertes. Gespeicherte Werte ändern sich erst, nachdem Sie gesehen haben, was sich ändern würde.</translation>
    </message>
    <message>
        <source>Change a word, and see here which labels of the newest articles would flip.</source>
        <translation>Ein Wort ändern und hier sehen, welche Einstufungen der neuesten Artikel wechseln würden.</translation>
    </message>
    <message>
        <source>Looking through the newest articles…</source>
        <translation>Die neuesten Artikel werden durchgesehen…</translation>
    </message>
    <message numerus="yes">
        <source>%n word</source>
        <comment>%n words</comment>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>judgment</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Scores by your changed words, beside those that are stored. Your list changes when you adopt them.</source>
        <translation>Werte nach Ihren geänderten Wörtern, neben den gespeicherten. Ihre Liste ändert sich, wenn Sie sie übernehmen.</translation>
    </message>
    <message>
        <source>Scores by the engines, the lexicon and the catalog of now, beside those that are stored.</source>
        <translation>Werte nach jetzigem Stand von Verfahren, Lexikon und Katalog, neben den gespeicherten.</translation>
    </message>
    <message>
        <source>Your changed words wait in a draft. The menu leads to what they would change.</source>
        <translation>Ihre geänderten Wörter warten in einem Entwurf. Das Menü führt zu dem, was sie ändern würden.</translation>
    </message>
    <message>
        <source>Discarded: words and stored scores are as they were.</source>
        <translation>Verworfen: Wörter und gespeicherte Werte sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The new scores are in place.</source>
        <translation>Die neuen Werte gelten jetzt.</translation>
    </message>
    <message>
        <source>The address of this link is too long to be opened.</source>
        <translation>Die Adresse dieses Links ist zu lang, um geöffnet zu werden.</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>kind of address</comment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Only web addresses can be opened; this one is of the kind “{kind}”.</source>
        <translation>Nur Webadressen lassen sich öffnen; diese ist von der Art „{kind}“.</translation>
    </message>
    <message>
        <source>The address carries a user name before the host; it leads to {host}.</source>
        <translation>Die Adresse trägt einen Benutzernamen vor dem Host; sie führt zu {host}.</translation>
    </message>
    <message>
        <source>The address held invisible characters; they were taken out.</source>
        <translation>Die Adresse enthielt unsichtbare Zeichen; sie wurden entfernt.</translation>
    </message>
    <message>
        <source>The host is written in letters that can look like others.</source>
        <translation>Der Host ist in Buchstaben geschrieben, die anderen gleichen können.</translation>
    </message>
    <message>
        <source>The text says {said}, the link leads to {host}.</source>
        <translation>Der Text nennt {said}, der Link führt zu {host}.</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>verb</comment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the link in the browser</source>
        <translation>Link im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>verb</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the link&apos;s address</source>
        <translation>Adresse des Links kopieren</translation>
    </message>
    <message>
        <source>Do not open the link</source>
        <translation>Link nicht öffnen</translation>
    </message>
    <message>
        <source>Write a mail to {address}?</source>
        <translation>E-Mail an {address} schreiben?</translation>
    </message>
    <message>
        <source>Leads to {host}.</source>
        <translation>Führt zu {host}.</translation>
    </message>
    <message>
        <source>The rest is kept, and left out here: it is too long to be shown.</source>
        <translation>Der Rest ist gespeichert und hier ausgelassen: Er ist zu lang für die Anzeige.</translation>
    </message>
    <message>
        <source>{speaker}, {sureness}</source>
        <translation>{speaker}, {sureness}</translation>
    </message>
    <message>
        <source>Taken out: it is nobody&apos;s statement, but narration.</source>
        <translation>Herausgenommen: niemandes Aussage, sondern eigener Text.</translation>
    </message>
    <message>
        <source>The statement is as it was found.</source>
        <translation>Die Aussage ist, wie sie gefunden wurde.</translation>
    </message>
    <message>
        <source>Put right: {name} said it.</source>
        <translation>Berichtigt: {name} hat es gesagt.</translation>
    </message>
    <message>
        <source>Put right: nobody who can be named said it.</source>
        <translation>Berichtigt: Niemand Bestimmtes hat es gesagt.</translation>
    </message>
    <message>
        <source>Put right: these are the words.</source>
        <translation>Berichtigt: Dies ist der Wortlaut.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>The article could not be analyzed again; nothing was changed.</source>
        <translation>Der Artikel konnte nicht neu bewertet werden; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Methods: formulas, limits, known errors</source>
        <translation>Methoden: Formeln, Grenzen, bekannte Fehler (englisch)</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Find words on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Not on this page.</source>
        <translation>Nicht auf dieser Seite.</translation>
    </message>
    <message>
        <source>Small plots, one per line</source>
        <translation>Kleine Diagramme, eines je Linie</translation>
    </message>
    <message>
        <source>{name}: {numbers}</source>
        <translation>{name}: {numbers}</translation>
    </message>
    <message>
        <source>Put the notice away</source>
        <translation>Hinweis schließen</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Show on the Desk</source>
        <translation>In der Übersicht anzeigen</translation>
    </message>
    <message>
        <source>Its sentiment over time, and its articles</source>
        <translation>Tonalität im Zeitverlauf und die Artikel</translation>
    </message>
    <message>
        <source>What it quotes</source>
        <translation>Was es zitiert</translation>
    </message>
    <message>
        <source>The statements in its articles, among the voices</source>
        <translation>Die Aussagen in seinen Artikeln, unter den Stimmen</translation>
    </message>
    <message>
        <source>Weeks as a table</source>
        <translation>Wochen als Tabelle</translation>
    </message>
    <message>
        <source>The same numbers as a table</source>
        <translation>Dieselben Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>Weeks of this outlet</source>
        <translation>Wochen dieses Mediums</translation>
    </message>
    <message>
        <source>Choose an outlet: its own words against those it quotes appear here.</source>
        <translation>Ein Medium wählen: Hier erscheint sein eigener Text gegenüber dem, was es zitiert.</translation>
    </message>
    <message>
        <source>Narration</source>
        <translation>Eigentext</translation>
    </message>
    <message>
        <source>People it quotes</source>
        <translation>Zitierte</translation>
    </message>
    <message>
        <source>Narration − quoted</source>
        <translation>Eigen − zit.</translation>
    </message>
    <message>
        <source>No stories in these weeks.</source>
        <translation>Keine Meldungen in diesen Wochen.</translation>
    </message>
    <message numerus="yes">
        <source>Last %n week</source>
        <comment>Last %n weeks</comment>
        <translation>
            <numerusform>Letzte Woche</numerusform>
            <numerusform>Letzte %n Wochen</numerusform>
        </translation>
    </message>
    <message>
        <source>Weeks of {outlet}: narration and quoted</source>
        <translation>Wochen von {outlet}: eigener Text und Zitiertes</translation>
    </message>
    <message>
        <source>Whom it quotes</source>
        <translation>Wen es zitiert</translation>
    </message>
    <message>
        <source>stories</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Nobody with a name {span}.</source>
        <translation>Niemand mit Namen {span}.</translation>
    </message>
    <message>
        <source>Show {name} in {outlet} on the Desk</source>
        <translation>{name} in {outlet} in der Übersicht anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>and %n other</source>
        <comment>and %n others</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Feeds behind it</source>
        <translation>Feeds dahinter</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>No feed: its articles were added by hand.</source>
        <translation>Kein Feed: Die Artikel wurden von Hand ergänzt.</translation>
    </message>
    <message>
        <source>Where its articles appeared first</source>
        <translation>Wo die Artikel zuerst erschienen</translation>
    </message>
    <message>
        <source>Narration and quoted</source>
        <translation>Eigener Text und Zitiertes</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Narration: {reading}</source>
        <translation>Eigener Text: {reading}</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>Zitiert</translation>
    </message>
    <message>
        <source>Quoted: {reading}</source>
        <translation>Zitiert: {reading}</translation>
    </message>
    <message>
        <source>Narration less quoted, from unrounded means</source>
        <translation>Eigener Text minus Zitiertes, aus ungerundeten Mitteln</translation>
    </message>
    <message>
        <source>Narration less quoted: {apart}</source>
        <translation>Eigener Text minus Zitiertes: {apart}</translation>
    </message>
    <message>
        <source>Export the ranking as CSV</source>
        <translation>Rangfolge als CSV exportieren</translation>
    </message>
    <message>
        <source>Export the means by topic as CSV</source>
        <translation>Mittelwerte nach Thema als CSV exportieren</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>Nach Thema</translation>
    </message>
    <message>
        <source>narration, with stories in small figures; no tint below {few}</source>
        <translation>eigener Text, Meldungen in kleinen Ziffern; unter {few} keine Tönung</translation>
    </message>
    <message>
        <source>{note}; the {shown} busiest of {all} topics</source>
        <translation>{note}; die {shown} häufigsten von {all} Themen</translation>
    </message>
    <message>
        <source>Ctrl+click a second outlet, or hold one with Ctrl+Space and go to another, to compare their narration.</source>
        <translation>Strg und Klick auf ein zweites Medium, oder eines mit Strg+Leertaste festhalten und zu einem anderen gehen, vergleicht ihre eigenen Texte.</translation>
    </message>
    <message>
        <source>{outlet} is held: go to another outlet to compare.</source>
        <translation>{outlet} ist festgehalten: zum Vergleichen zu einem anderen Medium gehen.</translation>
    </message>
    <message>
        <source>Outlets, the most negative first</source>
        <translation>Medien, die negativsten zuerst</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>People it quotes: {reading}</source>
        <translation>Zitierte: {reading}</translation>
    </message>
    <message>
        <source>Narr. − quoted</source>
        <translation>Eigen − zit.</translation>
    </message>
    <message>
        <source>Within one outlet: narration less quoted, from unrounded means</source>
        <translation>Innerhalb eines Mediums: eigener Text minus Zitiertes, aus ungerundeten Mitteln</translation>
    </message>
    <message>
        <source>Narration less quoted: {apart}. {claim}</source>
        <translation>Eigener Text minus Zitiertes: {apart}. {claim}</translation>
    </message>
    <message>
        <source>Interval of the difference</source>
        <translation>Intervall der Differenz</translation>
    </message>
    <message>
        <source>Quoting</source>
        <translation>Mit Zitat</translation>
    </message>
    <message>
        <source>Stories that quote somebody by name</source>
        <translation>Meldungen, die jemanden mit Namen zitieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Übern.</translation>
    </message>
    <message>
        <source>Copied: another outlet carried it first</source>
        <translation>Übernommen: Ein anderes Medium brachte es zuerst</translation>
    </message>
    <message>
        <source>Where its articles appeared first: {shares}</source>
        <translation>Wo die Artikel zuerst erschienen: {shares}</translation>
    </message>
    <message>
        <source>{outlet}, few stories</source>
        <translation>{outlet}, wenige Meldungen</translation>
    </message>
    <message>
        <source>Narration {narration}; quoted {quoted}</source>
        <translation>Eigener Text {narration}; zitiert {quoted}</translation>
    </message>
    <message>
        <source>{outlet}, narration: {reading}. A click shows its articles.</source>
        <translation>{outlet}, eigener Text: {reading}. Ein Klick zeigt die Artikel.</translation>
    </message>
    <message>
        <source>{outlet}, quoted: {reading}. A click shows the statements.</source>
        <translation>{outlet}, zitiert: {reading}. Ein Klick zeigt die Aussagen.</translation>
    </message>
    <message>
        <source>Fewer than {few} stories: no place can be claimed</source>
        <translation>Weniger als {few} Meldungen: kein Rang belegbar</translation>
    </message>
    <message>
        <source>Place {place}: 1 is the most negative</source>
        <translation>Rang {place}: 1 ist am negativsten</translation>
    </message>
    <message>
        <source>Place {first} to {last}: its interval overlaps with others&apos;; 1 is the most negative</source>
        <translation>Rang {first} bis {last}: Das Intervall überschneidet sich mit anderen; 1 ist am negativsten</translation>
    </message>
    <message numerus="yes">
        <source>%n story with words of its own, {quoting} in which it quotes somebody by name</source>
        <comment>%n stories with words of its own, {quoting} in which it quotes somebody by name</comment>
        <translation>
            <numerusform>%n Meldung mit eigenem Text, davon {quoting} mit namentlichem Zitat</numerusform>
            <numerusform>%n Meldungen mit eigenem Text, davon {quoting} mit namentlichem Zitat</numerusform>
        </translation>
    </message>
    <message>
        <source>No outlet has a dated and scored article</source>
        <translation>Kein Medium hat einen datierten und bewerteten Artikel</translation>
    </message>
    <message>
        <source>{nothing} {span}.</source>
        <translation>{nothing} {span}.</translation>
    </message>
    <message>
        <source>{outlets} {span}: none has the five stories that a claim needs.</source>
        <translation>{outlets} {span}: keines hat die fünf Meldungen, die ein Befund braucht.</translation>
    </message>
    <message>
        <source>{told}; one in 20 such differences is chance</source>
        <translation>{told}; 1 von 20 solchen Unterschieden ist Zufall</translation>
    </message>
    <message>
        <source>{what} on {topic}</source>
        <translation>{what} zu {topic}</translation>
    </message>
    <message>
        <source>{what} where {speaking}</source>
        <translation>{what} (wo {speaking})</translation>
    </message>
    <message>
        <source>None of its own words are scored.</source>
        <translation>Vom eigenen Text ist nichts bewertet.</translation>
    </message>
    <message numerus="yes">
        <source>%n story: too few to claim anything.</source>
        <comment>%n stories: too few to claim anything.</comment>
        <translation>
            <numerusform>%n Meldung: zu wenig für einen Befund.</numerusform>
            <numerusform>%n Meldungen: zu wenige für einen Befund.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody with a name is quoted in these articles.</source>
        <translation>In diesen Artikeln wird niemand mit Namen zitiert.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n story quotes somebody by name: too few to compare.</source>
        <comment>Only %n stories quote somebody by name: too few to compare.</comment>
        <translation>
            <numerusform>Nur %n Meldung zitiert jemanden mit Namen: zu wenig für einen Vergleich.</numerusform>
            <numerusform>Nur %n Meldungen zitieren jemanden mit Namen: zu wenige für einen Vergleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>The interval of the difference reaches across 0: no difference can be claimed.</source>
        <translation>Das Intervall der Differenz schließt 0 ein: Ein Unterschied lässt sich nicht belegen.</translation>
    </message>
    <message>
        <source>It writes more negatively than the people it quotes speak. The interval of the difference leaves 0 out.</source>
        <translation>Es schreibt negativer, als die Zitierten sprechen. Das Intervall der Differenz schließt 0 aus.</translation>
    </message>
    <message>
        <source>It writes more positively than the people it quotes speak. The interval of the difference leaves 0 out.</source>
        <translation>Es schreibt positiver, als die Zitierten sprechen. Das Intervall der Differenz schließt 0 aus.</translation>
    </message>
    <message>
        <source>{outlet} − {other}, narration: nothing to compare.</source>
        <translation>{outlet} − {other}, eigener Text: nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>{outlet} − {other}, narration: {apart}, {n} and {other_n}: too few to compare.</source>
        <translation>{outlet} − {other}, eigener Text: {apart}, {n} und {other_n}: zu wenige für einen Vergleich.</translation>
    </message>
    <message>
        <source>{outlet} − {other}, narration: {apart}, {n} and {other_n}: no difference can be claimed.</source>
        <translation>{outlet} − {other}, eigener Text: {apart}, {n} und {other_n}: kein Unterschied belegbar.</translation>
    </message>
    <message>
        <source>{outlet} − {other}, narration: {apart}, {n} and {other_n}: {outlet} writes more negatively.</source>
        <translation>{outlet} − {other}, eigener Text: {apart}, {n} und {other_n}: {outlet} schreibt negativer.</translation>
    </message>
    <message>
        <source>{outlet} − {other}, narration: {apart}, {n} and {other_n}: {outlet} writes more positively.</source>
        <translation>{outlet} − {other}, eigener Text: {apart}, {n} und {other_n}: {outlet} schreibt positiver.</translation>
    </message>
    <message numerus="yes">
        <source>{mean} {interval}, %n story</source>
        <comment>{mean} {interval}, %n stories</comment>
        <translation>
            <numerusform>{mean} {interval}, %n Meldung</numerusform>
            <numerusform>{mean} {interval}, %n Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>own</source>
        <comment>articles</comment>
        <translation>eigene</translation>
    </message>
    <message numerus="yes">
        <source>%n other</source>
        <comment>%n others</comment>
        <translation>
            <numerusform>%n anderes</numerusform>
            <numerusform>%n andere</numerusform>
        </translation>
    </message>
    <message>
        <source>below {share}</source>
        <translation>unter {share}</translation>
    </message>
    <message>
        <source>nothing to compare</source>
        <translation>nichts zu vergleichen</translation>
    </message>
    <message>
        <source>too few</source>
        <comment>a cell</comment>
        <translation>wenige</translation>
    </message>
    <message>
        <source>{outlet} has the only mean with five stories</source>
        <translation>Nur {outlet} hat ein Mittel aus mindestens fünf Meldungen</translation>
    </message>
    <message>
        <source>{outlet} writes lowest</source>
        <translation>{outlet} schreibt am negativsten</translation>
    </message>
    <message>
        <source>No outlet stands out</source>
        <translation>Kein Medium sticht heraus</translation>
    </message>
    <message>
        <source>{nobody}: the intervals of ranks {ranks} overlap.</source>
        <translation>{nobody}: Die Intervalle der Ränge {ranks} überschneiden sich.</translation>
    </message>
    <message>
        <source>{claim}, {mean}.</source>
        <translation>{claim}, {mean}.</translation>
    </message>
    <message>
        <source>{claim}, {mean}, and {apart} below the people it quotes.</source>
        <translation>{claim}, {mean}, und {apart} unter den Zitierten.</translation>
    </message>
    <message>
        <source>{claim}, {mean}, and {apart} above the people it quotes.</source>
        <translation>{claim}, {mean}, und {apart} über den Zitierten.</translation>
    </message>
    <message>
        <source>None of {many} differs clearly from those it quotes</source>
        <translation>Keines von {many} weicht deutlich von den Zitierten ab</translation>
    </message>
    <message>
        <source>One of {many} differs clearly from those it quotes</source>
        <translation>1 von {many} weicht deutlich von den Zitierten ab</translation>
    </message>
    <message>
        <source>All of {many} differ clearly from those they quote</source>
        <translation>Alle {many} weichen deutlich von den Zitierten ab</translation>
    </message>
    <message>
        <source>{some} of {many} differ clearly from those they quote</source>
        <translation>{some} von {many} weichen deutlich von den Zitierten ab</translation>
    </message>
    <message>
        <source>Not scored: {outlets} ({reason})</source>
        <translation>Nicht bewertet: {outlets} ({reason})</translation>
    </message>
    <message numerus="yes">
        <source>{outlets} is a primary source: not ranked</source>
        <comment>{outlets} are primary sources: not ranked</comment>
        <translation>
            <numerusform>{outlets} ist eine Primärquelle: ohne Rang</numerusform>
            <numerusform>{outlets} sind Primärquellen: ohne Rang</numerusform>
        </translation>
    </message>
    <message>
        <source>Without dates: {outlets}</source>
        <translation>Ohne Datum: {outlets}</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <comment>{names} and %n more</comment>
        <translation>
            <numerusform>{names} und %n weiteres</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>Agentur</translation>
    </message>
    <message>
        <source>business</source>
        <translation>Wirtschaft</translation>
    </message>
    <message>
        <source>opinion</source>
        <translation>Meinung</translation>
    </message>
    <message>
        <source>general</source>
        <translation>Allgemeines</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>Handelnder</translation>
    </message>
    <message>
        <source>bystander</source>
        <translation>Unbeteiligter</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>concession</source>
        <translation>Einräumung</translation>
    </message>
    <message>
        <source>hedge</source>
        <translation>Vorbehalt</translation>
    </message>
    <message>
        <source>irony</source>
        <translation>Ironie</translation>
    </message>
    <message>
        <source>jargon</source>
        <translation>Fachsprache</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>loud</source>
        <translation>laut</translation>
    </message>
    <message>
        <source>market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>negation</source>
        <translation>Verneinung</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>opposite</source>
        <translation>Gegenteil</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>schlicht</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>Politik</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>leise</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>relief</source>
        <translation>Entlastung</translation>
    </message>
    <message>
        <source>reversal</source>
        <translation>Umkehrung</translation>
    </message>
    <message>
        <source>sanction</source>
        <translation>Sanktion</translation>
    </message>
    <message>
        <source>security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Fachbegriff</translation>
    </message>
    <message>
        <source>two-targets</source>
        <translation>zwei Bezüge</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>Rückzug</translation>
    </message>
    <message>
        <source>tech</source>
        <translation>Technik</translation>
    </message>
    <message>
        <source>asia</source>
        <translation>Asien</translation>
    </message>
    <message>
        <source>chips</source>
        <translation>Chips</translation>
    </message>
    <message>
        <source>startup</source>
        <translation>Start-ups</translation>
    </message>
    <message>
        <source>newsletter</source>
        <translation>Newsletter</translation>
    </message>
    <message>
        <source>state media</source>
        <translation>Staatsmedium</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>government</source>
        <translation>Regierung</translation>
    </message>
    <message>
        <source>think-tank</source>
        <translation>Denkfabrik</translation>
    </message>
    <message>
        <source>law-firm</source>
        <translation>Kanzlei</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>aggregator</source>
        <translation>Aggregator</translation>
    </message>
    <message>
        <source>search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>syndication</source>
        <translation>Syndizierung</translation>
    </message>
    <message>
        <source>platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>waiting for the model</source>
        <translation>wartet auf das Modell</translation>
    </message>
    <message>
        <source>No outlets yet. They appear here when articles are stored.</source>
        <translation>Noch keine Medien. Sie erscheinen hier, wenn Artikel gespeichert sind.</translation>
    </message>
    <message>
        <source>all topics</source>
        <translation>alle Themen</translation>
    </message>
    <message>
        <source>where {speaking}</source>
        <translation>wo {speaking}</translation>
    </message>
    <message>
        <source>{name} speaks</source>
        <translation>{name} spricht</translation>
    </message>
    <message numerus="yes">
        <source>one of %n voices speaks</source>
        <comment>one of %n voices speaks</comment>
        <translation>
            <numerusform>eine von %n Stimmen spricht</numerusform>
            <numerusform>eine von %n Stimmen spricht</numerusform>
        </translation>
    </message>
    <message>
        <source>No dated and scored article meets this search.</source>
        <translation>Kein datierter und bewerteter Artikel entspricht dieser Suche.</translation>
    </message>
    <message>
        <source>No article here has both a date and a score. What is not scored can be read on the Desk.</source>
        <translation>Kein Artikel hat hier sowohl ein Datum als auch einen Wert. Was nicht bewertet ist, lässt sich in der Übersicht lesen.</translation>
    </message>
    <message>
        <source>No outlet has an article like this {span}. Release a lens at the left, or choose a longer span.</source>
        <translation>Kein Medium hat {span} einen solchen Artikel. Links eine Auswahl aufheben oder einen längeren Zeitraum wählen.</translation>
    </message>
    <message>
        <source>No outlet published anything {span}. Choose a longer span.</source>
        <translation>Kein Medium hat {span} etwas veröffentlicht. Einen längeren Zeitraum wählen.</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>von {author}</translation>
    </message>
    <message>
        <source>Outlet {place} of {many}</source>
        <translation>Medium {place} von {many}</translation>
    </message>
    <message>
        <source>{outlet} on {topic}: narration {mean}, {n}</source>
        <translation>{outlet} zu {topic}: eigener Text {mean}, {n}</translation>
    </message>
    <message>
        <source>{outlet}: narration {mean}, {n}</source>
        <translation>{outlet}: eigener Text {mean}, {n}</translation>
    </message>
    <message>
        <source>Narration {mean}, {n}</source>
        <translation>Eigentext {mean}, {n}</translation>
    </message>
    <message>
        <source>{name} in {outlet}: {mean}, {n}</source>
        <translation>{name} in {outlet}: {mean}, {n}</translation>
    </message>
    <message>
        <source>From Outlets: people quoted in {outlet} {reading}, each story once</source>
        <translation>Aus „Medien“: in {outlet} Zitierte {reading}, jede Meldung einmal</translation>
    </message>
    <message>
        <source>{outlet}, narration</source>
        <translation>{outlet}, eigener Text</translation>
    </message>
    <message>
        <source>{outlet}, quoted</source>
        <translation>{outlet}, zitiert</translation>
    </message>
    <message>
        <source>no longer in the catalog</source>
        <translation>nicht mehr im Katalog</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do, or a name. Shift Return adds a lens</source>
        <translation>Befehl oder Namen eingeben. Umschalt Eingabe fügt der Auswahl hinzu</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle durchsuchen</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts trägt diesen Namen.</translation>
    </message>
    <message>
        <source>Search here for “{words}”</source>
        <translation>Hier nach „{words}“ suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>gesamte Zeit</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>letzte 30 Tage</translation>
    </message>
    <message>
        <source>last 8 weeks</source>
        <translation>letzte 8 Wochen</translation>
    </message>
    <message>
        <source>last 26 weeks</source>
        <translation>letzte 26 Wochen</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>letztes Jahr</translation>
    </message>
    <message>
        <source>Own range…</source>
        <translation>Eigener Zeitraum…</translation>
    </message>
    <message>
        <source>Period: {span}</source>
        <translation>Zeitraum: {span}</translation>
    </message>
    <message>
        <source>in the last 24 hours</source>
        <translation>in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>in the last 7 days</source>
        <translation>in den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>in the last 30 days</source>
        <translation>in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>in the last 8 weeks</source>
        <translation>in den letzten 8 Wochen</translation>
    </message>
    <message>
        <source>in the last 26 weeks</source>
        <translation>in den letzten 26 Wochen</translation>
    </message>
    <message>
        <source>in the last year</source>
        <translation>im letzten Jahr</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>from {days}</source>
        <translation>vom {days}</translation>
    </message>
    <message>
        <source>{event}, {day}. {detail}</source>
        <translation>{event}, {day}. {detail}</translation>
    </message>
    <message>
        <source>{event}, {day}</source>
        <translation>{event}, {day}</translation>
    </message>
    <message>
        <source>{reason}: {start} to {end}. Nothing was collected then.</source>
        <translation>{reason}: {start} bis {end}. In dieser Zeit wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Domains and aliases hold for what is polled from now on</source>
        <translation>Domains und andere Namen gelten für alles, was ab jetzt abgerufen wird</translation>
    </message>
    <message>
        <source>Nothing is looked for yet.</source>
        <translation>Noch wird nichts gesucht.</translation>
    </message>
    <message>
        <source>Type words above, and what they would have found is here.</source>
        <translation>Oben Wörter eingeben; hier steht dann, was sie gefunden hätten.</translation>
    </message>
    <message>
        <source>{error} The saved query stays in use.</source>
        <translation>{error} Die gespeicherte Abfrage bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>The query cannot be read.</source>
        <translation>Die Abfrage ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n article in {days} days.</source>
        <comment>%n articles in {days} days.</comment>
        <translation>
            <numerusform>%n Artikel in {days} Tagen.</numerusform>
            <numerusform>%n Artikel in {days} Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article in {days} days; {saved} as saved.</source>
        <comment>%n articles in {days} days; {saved} as saved.</comment>
        <translation>
            <numerusform>%n Artikel in {days} Tagen; {saved} wie gespeichert.</numerusform>
            <numerusform>%n Artikel in {days} Tagen; {saved} wie gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gained</source>
        <comment>%n gained</comment>
        <translation>
            <numerusform>%n hinzugekommen</numerusform>
            <numerusform>%n hinzugekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>%n lost</comment>
        <translation>
            <numerusform>%n weggefallen</numerusform>
            <numerusform>%n weggefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit looks wrong</source>
        <comment>%n hits look wrong</comment>
        <translation>
            <numerusform>%n fraglicher Treffer</numerusform>
            <numerusform>%n fragliche Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>As saved</source>
        <translation>Wie gespeichert</translation>
    </message>
    <message>
        <source>“{small}”, printed small, is hardly “{name}”</source>
        <translation>„{small}“, kleingeschrieben, ist kaum „{name}“</translation>
    </message>
    <message>
        <source>“{words}” once in the text, which has little in common with the others</source>
        <translation>„{words}“ einmal im Text, der mit den anderen wenig gemeinsam hat</translation>
    </message>
    <message numerus="yes">
        <source>Add NOT {word}: leaves out %n</source>
        <comment>Add NOT {word}: leaves out %n</comment>
        <translation>
            <numerusform>NOT {word} hinzufügen: lässt %n weg</numerusform>
            <numerusform>NOT {word} hinzufügen: lässt %n weg</numerusform>
        </translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie eingegeben</translation>
    </message>
    <message>
        <source>Type a name above, and what was said under it is here.</source>
        <translation>Oben einen Namen eingeben; hier steht dann, was unter ihm gesagt wurde.</translation>
    </message>
    <message>
        <source>Nobody is named yet.</source>
        <translation>Noch ist niemand genannt.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement in {days} days.</source>
        <comment>%n statements in {days} days.</comment>
        <translation>
            <numerusform>%n Aussage in {days} Tagen.</numerusform>
            <numerusform>%n Aussagen in {days} Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement in {days} days; {saved} as saved.</source>
        <comment>%n statements in {days} days; {saved} as saved.</comment>
        <translation>
            <numerusform>%n Aussage in {days} Tagen; {saved} wie gespeichert.</numerusform>
            <numerusform>%n Aussagen in {days} Tagen; {saved} wie gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n now under {name}</source>
        <comment>%n now under {name}</comment>
        <translation>
            <numerusform>%n jetzt unter {name}</numerusform>
            <numerusform>%n jetzt unter {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>is a name of {voice} already: merge the two, or leave it out</source>
        <translation>ist schon ein Name von {voice}: beide zusammenlegen oder ihn weglassen</translation>
    </message>
    <message numerus="yes">
        <source>is also in “{name}”, %n statement</source>
        <comment>is also in “{name}”, %n statements</comment>
        <translation>
            <numerusform>steht auch in „{name}“, %n Aussage</numerusform>
            <numerusform>steht auch in „{name}“, %n Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also heard: {name}, %n statement. Add it</source>
        <comment>Also heard: {name}, %n statements. Add it</comment>
        <translation>
            <numerusform>Auch gefunden: {name}, %n Aussage. Hinzufügen</numerusform>
            <numerusform>Auch gefunden: {name}, %n Aussagen. Hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Type a name above, and what came under it is here.</source>
        <translation>Oben einen Namen eingeben; hier steht dann, was unter ihm erschienen ist.</translation>
    </message>
    <message>
        <source>Nothing is named yet.</source>
        <translation>Noch ist nichts genannt.</translation>
    </message>
    <message>
        <source>No article in {days} days.</source>
        <translation>Kein Artikel in {days} Tagen.</translation>
    </message>
    <message numerus="yes">
        <source>%n not counted: without a date or a score</source>
        <comment>%n not counted: without a date or a score</comment>
        <translation>
            <numerusform>%n nicht gezählt: ohne Datum oder Wert</numerusform>
            <numerusform>%n nicht gezählt: ohne Datum oder Wert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article from there, and it is none of the domains</source>
        <comment>%n articles from there, and it is none of the domains</comment>
        <translation>
            <numerusform>%n Artikel von dort, aber keine der Domains</numerusform>
            <numerusform>%n Artikel von dort, aber keine der Domains</numerusform>
        </translation>
    </message>
    <message>
        <source>Add {host} to the domains</source>
        <translation>{host} zu den Domains hinzufügen</translation>
    </message>
    <message>
        <source>Search feeds</source>
        <translation>Feeds durchsuchen</translation>
    </message>
    <message>
        <source>Search statements and speakers</source>
        <translation>Aussagen und Sprecher durchsuchen</translation>
    </message>
    <message>
        <source>The store is being opened: {time} so far. One of an older version is brought up to date first, which may take minutes.</source>
        <translation>Der Datenbestand wird geöffnet: seit {time}. Einer von einer älteren Version wird erst auf den neuen Stand gebracht, was Minuten dauern kann.</translation>
    </message>
    <message>
        <source>You have changed words that score, and not decided yet about what they would change.</source>
        <translation>Sie haben wertende Wörter geändert und noch nicht entschieden, was sich dadurch ändern soll.</translation>
    </message>
    <message>
        <source>See what would change</source>
        <translation>Änderungen ansehen</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). It goes on. The log holds report {report}.</source>
        <translation>Im Programm ist ein Fehler aufgetreten ({kind}). Es läuft weiter. Das Protokoll enthält den Bericht {report}.</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll anzeigen</translation>
    </message>
    <message>
        <source>This is the demonstration: outlets, people and news are invented, and more of it arrives while you look.</source>
        <translation>Dies ist die Vorführung: Medien, Personen und Nachrichten sind erfunden, und während Sie zusehen, kommen weitere hinzu.</translation>
    </message>
    <message>
        <source>Leave the demonstration</source>
        <translation>Vorführung verlassen</translation>
    </message>
    <message>
        <source>The network cannot be reached. What is stored can be read; polling goes on when the network is back.</source>
        <translation>Das Netz ist nicht erreichbar. Gespeichertes lässt sich lesen; der Abruf geht weiter, sobald das Netz wieder da ist.</translation>
    </message>
    <message>
        <source>Look at the demonstration</source>
        <translation>Vorführung ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Alert “{rule}”: {outlet}, {title} and %n other</source>
        <comment>Alert “{rule}”: {outlet}, {title} and %n others</comment>
        <translation>
            <numerusform>Alarm „{rule}“: {outlet}, {title} und %n weiterer</numerusform>
            <numerusform>Alarm „{rule}“: {outlet}, {title} und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Alert “{rule}”: {outlet}, {title}</source>
        <translation>Alarm „{rule}“: {outlet}, {title}</translation>
    </message>
    <message>
        <source>Stored articles are tagged anew: {done} of {total}.</source>
        <translation>Gespeicherte Artikel werden neu zugeordnet: {done} von {total}.</translation>
    </message>
    <message>
        <source>Stored articles are tagged anew: {done} of {total}, {left}.</source>
        <translation>Gespeicherte Artikel werden neu zugeordnet: {done} von {total}, {left}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Scores of %n article are of an older lexicon or engine. They stay as they are until you adopt new ones.</source>
        <comment>Scores of %n articles are of an older lexicon or engine. They stay as they are until you adopt new ones.</comment>
        <translation>
            <numerusform>Die Werte von %n Artikel stammen von einem älteren Lexikon oder Verfahren. Sie bleiben, wie sie sind, bis Sie neue übernehmen.</numerusform>
            <numerusform>Die Werte von %n Artikeln stammen von einem älteren Lexikon oder Verfahren. Sie bleiben, wie sie sind, bis Sie neue übernehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Scores of %n article are of an older lexicon or engine. What you changed in topics and voices reaches stored articles when you adopt new scores.</source>
        <comment>Scores of %n articles are of an older lexicon or engine. What you changed in topics and voices reaches stored articles when you adopt new scores.</comment>
        <translation>
            <numerusform>Die Werte von %n Artikel stammen von einem älteren Lexikon oder Verfahren. Was Sie an Themen und Stimmen geändert haben, erreicht gespeicherte Artikel, wenn Sie neue Werte übernehmen.</numerusform>
            <numerusform>Die Werte von %n Artikeln stammen von einem älteren Lexikon oder Verfahren. Was Sie an Themen und Stimmen geändert haben, erreicht gespeicherte Artikel, wenn Sie neue Werte übernehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert that you have not seen</source>
        <comment>%n alerts that you have not seen</comment>
        <translation>
            <numerusform>%n Alarm noch nicht gesehen</numerusform>
            <numerusform>%n Alarme noch nicht gesehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is polled before you choose a start.</source>
        <translation>Abgerufen wird erst, wenn Sie einen Start gewählt haben.</translation>
    </message>
    <message>
        <source>Polling now. The first articles appear here in a few seconds.</source>
        <translation>Abruf läuft. Die ersten Artikel erscheinen hier in wenigen Sekunden.</translation>
    </message>
    <message>
        <source>Feeds hold the last days only. News searches can bring the weeks before, so that the plot has a past.</source>
        <translation>Feeds enthalten nur die letzten Tage. Nachrichtensuchen können die Wochen davor bringen, damit das Diagramm eine Vergangenheit hat.</translation>
    </message>
    <message>
        <source>Fetch history…</source>
        <translation>Vorgeschichte abrufen…</translation>
    </message>
    <message numerus="yes">
        <source>%n built-in feed is switched off.</source>
        <comment>%n built-in feeds are switched off.</comment>
        <translation>
            <numerusform>%n mitgelieferter Feed ist ausgeschaltet.</numerusform>
            <numerusform>%n mitgelieferte Feeds sind ausgeschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store is still being opened.</source>
        <translation>Der Datenbestand wird noch geöffnet.</translation>
    </message>
    <message>
        <source>One feed</source>
        <translation>Ein Feed</translation>
    </message>
    <message>
        <source>Show the scores of {engine}</source>
        <translation>Werte von {engine} anzeigen</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>No program could be started to open {host}.</source>
        <translation>Kein Programm ließ sich starten, um {host} zu öffnen.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Add a statement by hand…</source>
        <translation>Aussage von Hand ergänzen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Poll the feeds now</source>
        <translation>Feeds jetzt abrufen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Topics, voices and outlets…</source>
        <translation>Themen, Stimmen und Medien…</translation>
    </message>
    <message>
        <source>Words that score…</source>
        <translation>Wertende Wörter…</translation>
    </message>
    <message>
        <source>What new scores would change…</source>
        <translation>Was neue Werte ändern würden…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Keep running in the tray when closed</source>
        <translation>Nach dem Schließen im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Start at login, minimized</source>
        <translation>Bei der Anmeldung starten, minimiert</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Accuracy: judge it yourself</source>
        <translation>Genauigkeit: selbst beurteilen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Next part of the Desk</source>
        <translation>Nächster Teil der Übersicht</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Nächster Artikel</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Voriger Artikel</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Mark as read or unread</source>
        <translation>Als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Mark score words</source>
        <translation>Wertende Wörter markieren</translation>
    </message>
    <message>
        <source>Copy headline, source and link</source>
        <translation>Schlagzeile, Quelle und Link kopieren</translation>
    </message>
    <message>
        <source>What changed, and who moved it</source>
        <translation>Was sich geändert hat und wer es bewegt hat</translation>
    </message>
    <message>
        <source>Labels…</source>
        <translation>Etiketten…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Mark an event…</source>
        <translation>Ereignis markieren…</translation>
    </message>
    <message>
        <source>Unfold the story, or fold it</source>
        <translation>Meldung auf- oder zuklappen</translation>
    </message>
    <message>
        <source>One story: merge what is selected</source>
        <translation>Eine Meldung: Markierte zusammenlegen</translation>
    </message>
    <message>
        <source>Not of this story: split what is selected off</source>
        <translation>Nicht diese Meldung: Markierte abtrennen</translation>
    </message>
    <message>
        <source>It starts at login from now on, minimized.</source>
        <translation>Das Programm startet ab jetzt bei der Anmeldung, minimiert.</translation>
    </message>
    <message>
        <source>It no longer starts at login.</source>
        <translation>Das Programm startet nicht mehr bei der Anmeldung.</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster anzeigen</translation>
    </message>
    <message>
        <source>Words side by side must all occur.
AND  OR  NOT  ( )  &quot;a phrase&quot;  word*  NEAR/10  /regex/</source>
        <translation>Wörter nebeneinander müssen alle vorkommen.
AND  OR  NOT  ( )  &quot;eine Wortfolge&quot;  wort*  NEAR/10  /regex/</translation>
    </message>
    <message>
        <source>Own range</source>
        <translation>Eigener Zeitraum</translation>
    </message>
    <message numerus="yes">
        <source>%n day.</source>
        <comment>%n days, both included.</comment>
        <translation>
            <numerusform>%n Tag.</numerusform>
            <numerusform>%n Tage, beide eingeschlossen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Star</source>
        <comment>verb</comment>
        <translation>Stern setzen</translation>
    </message>
    <message>
        <source>Who else carries this story</source>
        <translation>Wer diese Meldung noch bringt</translation>
    </message>
    <message>
        <source>Your labels and note</source>
        <translation>Ihre Etiketten und Notiz</translation>
    </message>
    <message>
        <source>speakers</source>
        <comment>marks</comment>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>words</source>
        <comment>marks</comment>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>topics</source>
        <comment>marks</comment>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Mark who speaks</source>
        <translation>Markieren, wer spricht</translation>
    </message>
    <message>
        <source>Mark words that raise or lower the score</source>
        <translation>Wörter markieren, die den Wert heben oder senken</translation>
    </message>
    <message>
        <source>Mark words that the topics found</source>
        <translation>Wörter markieren, die die Themen gefunden haben</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Select an article to read it here.

J and K move, O opens, S stars, M marks as read.</source>
        <translation>Einen Artikel wählen, um ihn hier zu lesen.

J und K blättern, O öffnet,
S setzt einen Stern, M markiert als gelesen.</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Stern entfernen</translation>
    </message>
    <message numerus="yes">
        <source>also in %n other place</source>
        <comment>also in %n other places</comment>
        <translation>
            <numerusform>auch an %n weiterer Stelle</numerusform>
            <numerusform>auch an %n weiteren Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>address cannot be opened</source>
        <translation>Adresse lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Open at {host}</source>
        <translation>Öffnen bei {host}</translation>
    </message>
    <message>
        <source>Said here</source>
        <translation>Hier gesagt</translation>
    </message>
    <message numerus="yes">
        <source>Said here, %n statement</source>
        <comment>Said here, %n statements</comment>
        <translation>
            <numerusform>Hier gesagt, %n Aussage</numerusform>
            <numerusform>Hier gesagt, %n Aussagen</numerusform>
        </translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ungenannt</translation>
    </message>
    <message>
        <source>{speaker}  denied, not counted</source>
        <translation>{speaker}  dementiert, nicht gezählt</translation>
    </message>
    <message>
        <source>{speaker}  collective, not counted</source>
        <translation>{speaker}  Kollektiv, nicht gezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n counted</source>
        <comment>%n counted</comment>
        <translation>
            <numerusform>%n gezählt</numerusform>
            <numerusform>%n gezählt</numerusform>
        </translation>
    </message>
    <message>
        <source>{scores}: the engines disagree</source>
        <translation>{scores}: Die Verfahren sind uneins</translation>
    </message>
    <message>
        <source>The engines disagree</source>
        <translation>Die Verfahren sind uneins</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence</source>
        <comment>%n sentences</comment>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>score words in {some} of {all}</source>
        <translation>wertende Wörter in {some} von {all}</translation>
    </message>
    <message>
        <source>undated, first seen {when}</source>
        <translation>ohne Datum, erstmals gesehen {when}</translation>
    </message>
    <message>
        <source>found by a search {when}</source>
        <translation>durch eine Suche gefunden {when}</translation>
    </message>
    <message>
        <source>first seen {when}</source>
        <translation>erstmals gesehen {when}</translation>
    </message>
    <message>
        <source>Not scored: {reason}. The text is kept and can be searched.</source>
        <translation>Nicht bewertet: {reason}. Der Text bleibt erhalten und lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>The feed brings the headline only; the score is that of the headline.</source>
        <translation>Der Feed bringt nur die Schlagzeile; der Wert ist der der Schlagzeile.</translation>
    </message>
    <message>
        <source>The feed brings a summary; headline and summary are scored.</source>
        <translation>Der Feed bringt eine Zusammenfassung; bewertet sind Schlagzeile und Zusammenfassung.</translation>
    </message>
    <message>
        <source>{name}, in front: {numbers}</source>
        <translation>{name}, im Vordergrund: {numbers}</translation>
    </message>
    <message>
        <source>{name}: {numbers}. Click: to the front. Double click: alone.</source>
        <translation>{name}: {numbers}. Klick: in den Vordergrund. Doppelklick: allein.</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negativ</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positiv</translation>
    </message>
    <message>
        <source>Outlet or topic</source>
        <translation>Medium oder Thema</translation>
    </message>
    <message>
        <source>Mean of articles</source>
        <translation>Mittel der Artikel</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>What new scores would change</source>
        <translation>Was neue Werte ändern würden</translation>
    </message>
    <message>
        <source>Articles compared</source>
        <translation>Verglichene Artikel</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Labels that flip</source>
        <translation>Einstufungen, die wechseln</translation>
    </message>
    <message>
        <source>Articles that move most</source>
        <translation>Artikel mit der größten Änderung</translation>
    </message>
    <message>
        <source>Shift of outlets and topics</source>
        <translation>Änderung bei Medien und Themen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Close; it is offered again</source>
        <translation>Schließen; es wird wieder angeboten</translation>
    </message>
    <message>
        <source>Outlets and topics</source>
        <translation>Medien und Themen</translation>
    </message>
    <message>
        <source>There is nothing stored to compare.</source>
        <translation>Es ist nichts gespeichert, was zu vergleichen wäre.</translation>
    </message>
    <message>
        <source>{before} → {after}: {labels} of {articles} would flip, {scores} would change; the mean goes from {old} to {new}.</source>
        <translation>{before} → {after}: Für {articles} würden sich {labels} und {scores} ändern; das Mittel geht von {old} auf {new}.</translation>
    </message>
    <message>
        <source>none</source>
        <comment>version</comment>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n label</source>
        <comment>%n labels</comment>
        <translation>
            <numerusform>%n Einstufung</numerusform>
            <numerusform>%n Einstufungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n score</source>
        <comment>%n scores</comment>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {articles} compared, {left}. Polling goes on; what is done is kept if you cancel, or if the program ends.</source>
        <translation>{articles}, davon {done} verglichen, {left}. Der Abruf geht weiter; was fertig ist, bleibt erhalten, wenn Sie abbrechen oder das Programm endet.</translation>
    </message>
    <message>
        <source>{done} of {articles} compared. Polling goes on; what is done is kept if you cancel, or if the program ends.</source>
        <translation>{articles}, davon {done} verglichen. Der Abruf geht weiter; was fertig ist, bleibt erhalten, wenn Sie abbrechen oder das Programm endet.</translation>
    </message>
    <message>
        <source>Nothing stored would change.</source>
        <translation>Nichts Gespeichertes würde sich ändern.</translation>
    </message>
    <message>
        <source>{before} found before, {after} now; {articles} with other topics. What you put right in statements stays.</source>
        <translation>Zuvor {before} gefunden, jetzt {after}; {articles} mit anderen Themen. Was Sie an Aussagen berichtigt haben, bleibt.</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>Regel speichern</translation>
    </message>
    <message>
        <source>Name of the rule</source>
        <translation>Name der Regel</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>Jedes Thema</translation>
    </message>
    <message>
        <source>Any outlet</source>
        <translation>Jedes Medium</translation>
    </message>
    <message>
        <source>Anyone speaking</source>
        <translation>Jede Stimme</translation>
    </message>
    <message>
        <source>Sentiment threshold</source>
        <translation>Schwelle der Tonalität</translation>
    </message>
    <message>
        <source>Upper sentiment threshold</source>
        <translation>Obere Schwelle der Tonalität</translation>
    </message>
    <message>
        <source>and</source>
        <comment>between −0.20 and +0.20</comment>
        <translation>und</translation>
    </message>
    <message>
        <source>notify on the desktop</source>
        <translation>auf dem Desktop melden</translation>
    </message>
    <message>
        <source>A rule that is not in use keeps its log and fires no more.</source>
        <translation>Eine Regel, die nicht in Gebrauch ist, behält ihr Protokoll und löst nicht mehr aus.</translation>
    </message>
    <message>
        <source>The words above cannot be read yet.</source>
        <translation>Die Wörter oben lassen sich noch nicht lesen.</translation>
    </message>
    <message>
        <source>The saved query stays in use.</source>
        <translation>Die gespeicherte Abfrage bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>Type words to look for, or choose a topic, an outlet or a voice.</source>
        <translation>Gesuchte Wörter eingeben oder ein Thema, ein Medium oder eine Stimme wählen.</translation>
    </message>
    <message>
        <source>The first of the two sentiments is the lower one.</source>
        <translation>Der erste der beiden Werte ist der niedrigere.</translation>
    </message>
    <message>
        <source>Ends with the demonstration.</source>
        <translation>Endet mit der Vorführung.</translation>
    </message>
    <message>
        <source>Edit rule</source>
        <translation>Regel bearbeiten</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>In</source>
        <comment>scope of a rule</comment>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>(list of {lexicon})</source>
        <translation>(Liste von {lexicon})</translation>
    </message>
    <message>
        <source>next article</source>
        <translation>nächster Artikel</translation>
    </message>
    <message>
        <source>previous article</source>
        <translation>voriger Artikel</translation>
    </message>
    <message>
        <source>open in the browser</source>
        <translation>im Browser öffnen</translation>
    </message>
    <message>
        <source>mark as read, or unread</source>
        <translation>als gelesen oder ungelesen markieren</translation>
    </message>
    <message>
        <source>star, or take the star off</source>
        <translation>Stern setzen oder entfernen</translation>
    </message>
    <message>
        <source>labels, a note</source>
        <translation>Etiketten, Notiz</translation>
    </message>
    <message>
        <source>mark the words that make the score</source>
        <translation>Wörter markieren, die den Wert ergeben</translation>
    </message>
    <message>
        <source>copy headline, source and link</source>
        <translation>Schlagzeile, Quelle und Link kopieren</translation>
    </message>
    <message>
        <source>take in new articles</source>
        <translation>neue Artikel einblenden</translation>
    </message>
    <message>
        <source>unfold a story, fold it</source>
        <translation>Meldung aufklappen, zuklappen</translation>
    </message>
    <message>
        <source>what changed, and who moved it</source>
        <translation>was sich geändert hat und wer es bewegt hat</translation>
    </message>
    <message>
        <source>mark an event, of the article or at the cursor</source>
        <translation>Ereignis markieren, des Artikels oder am Zeiger</translation>
    </message>
    <message>
        <source>release the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>search; &gt; at its beginning finds commands</source>
        <translation>Suche; &gt; am Anfang findet Befehle</translation>
    </message>
    <message>
        <source>from the search to the first that is found</source>
        <translation>von der Suche zum ersten Treffer</translation>
    </message>
    <message>
        <source>empty the search; again: back to the list</source>
        <translation>Suche leeren; erneut: zurück zur Liste</translation>
    </message>
    <message>
        <source>all commands, by typing</source>
        <translation>alle Befehle, per Eingabe</translation>
    </message>
    <message>
        <source>poll the feeds now</source>
        <translation>Feeds jetzt abrufen</translation>
    </message>
    <message>
        <source>next part of the Desk</source>
        <translation>nächster Teil der Übersicht</translation>
    </message>
    <message>
        <source>fetch the history of a topic</source>
        <translation>Vorgeschichte eines Themas abrufen</translation>
    </message>
    <message>
        <source>Desk, Voices, Outlets, Alerts, Feeds</source>
        <translation>Übersicht, Stimmen, Medien, Alarme, Feeds</translation>
    </message>
    <message>
        <source>export</source>
        <translation>exportieren</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>add a feed</source>
        <translation>Feed hinzufügen</translation>
    </message>
    <message>
        <source>topics, voices and outlets</source>
        <translation>Themen, Stimmen und Medien</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>accuracy: judge it yourself</source>
        <translation>Genauigkeit: selbst beurteilen</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>this sheet</source>
        <translation>dieses Blatt</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source>next, previous statement</source>
        <translation>nächste, vorige Aussage</translation>
    </message>
    <message>
        <source>Formulas, limits, known errors…</source>
        <translation>Formeln, Grenzen, bekannte Fehler (englisch)…</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>read its article</source>
        <translation>den Artikel lesen</translation>
    </message>
    <message>
        <source>put a wrong speaker right</source>
        <translation>falschen Sprecher berichtigen</translation>
    </message>
    <message>
        <source>in the lanes: from mark to mark</source>
        <translation>in den Bahnen: von Zeichen zu Zeichen</translation>
    </message>
    <message>
        <source>another lane</source>
        <translation>andere Bahn</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>the statements of that voice alone</source>
        <translation>nur die Aussagen dieser Stimme</translation>
    </message>
    <message>
        <source>those of all again</source>
        <translation>wieder die Aussagen aller</translation>
    </message>
    <message>
        <source>another outlet</source>
        <translation>anderes Medium</translation>
    </message>
    <message>
        <source>its articles on the Desk</source>
        <translation>seine Artikel in der Übersicht</translation>
    </message>
    <message>
        <source>Lenses</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klick</translation>
    </message>
    <message>
        <source>look through one; again releases it</source>
        <translation>auswählen; erneut: Auswahl aufheben</translation>
    </message>
    <message>
        <source>add one</source>
        <translation>zur Auswahl hinzunehmen</translation>
    </message>
    <message>
        <source>move</source>
        <translation>wechseln</translation>
    </message>
    <message>
        <source>edit it</source>
        <translation>bearbeiten</translation>
    </message>
    <message>
        <source>release all</source>
        <translation>ganze Auswahl aufheben</translation>
    </message>
    <message>
        <source>What is scored</source>
        <translation>Was bewertet wird</translation>
    </message>
    <message>
        <source>The unit is the sentence. An article&apos;s score is the mean of its sentences, headline first. Its narration is the mean of the sentences that nobody is quoted in; a statement&apos;s score is the mean of the speaker&apos;s own words. So what a person says in an article is that person&apos;s sentiment, not the outlet&apos;s.</source>
        <translation>Die Einheit ist der Satz. Der Wert eines Artikels ist das Mittel seiner Sätze, die Schlagzeile als erster. Der Wert seines eigenen Textes ist das Mittel der Sätze, in denen niemand zitiert wird; der Wert einer Aussage ist das Mittel der eigenen Worte des Sprechers. Was eine Person in einem Artikel sagt, ist also die Tonalität dieser Person, nicht die des Mediums.</translation>
    </message>
    <message>
        <source>What a number means</source>
        <translation>Was eine Zahl bedeutet</translation>
    </message>
    <message>
        <source>From −1 to +1. A sentence without score words is 0.00 and counts; how many had some stands beside the mean. What cannot be scored at all (another language, no words) has no number and the reason, never a 0.</source>
        <translation>Von −1 bis +1. Ein Satz ohne wertende Wörter ist 0,00 und zählt; wie viele Sätze wertende Wörter hatten, steht neben dem Mittel. Was sich gar nicht bewerten lässt (andere Sprache, keine Wörter), hat keine Zahl, sondern den Grund, nie eine 0.</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>Wie sicher sie ist</translation>
    </message>
    <message>
        <source>A mean counts stories, not copies, and stands with its n and its 95 % interval (Student&apos;s t over stories). Below five stories a point is hollow and claims nothing. Where a feed failed or the program was off there is a gap, not a calm week. The interval does not cover the error of the engine itself, nor that the stories are no random sample.</source>
        <translation>Ein Mittel zählt Meldungen, nicht Kopien, und steht mit seinem n und seinem Intervall (95 %, Student-t über Meldungen). Unter fünf Meldungen ist ein Punkt hohl und belegt nichts. Wo ein Feed gestört oder das Programm aus war, ist eine Lücke, keine ruhige Woche. Das Intervall erfasst weder den Fehler des Verfahrens selbst noch, dass die Meldungen keine Zufallsstichprobe sind.</translation>
    </message>
    <message>
        <source>Where it fails</source>
        <translation>Wo es versagt</translation>
    </message>
    <message>
        <source>The lexicon engines know words, not what is meant: they miss irony, comparison, relief told in plain words, and who is blamed. Plain VADER also takes “shares” for praise and “artificial intelligence” for a compliment; vader-news does not. Single scores are often wrong; means over many stories of one outlet or voice, compared with themselves over time, are what they are good for.</source>
        <translation>Die Lexikon-Verfahren kennen Wörter, nicht das Gemeinte: Ihnen entgehen Ironie, Vergleich, Erleichterung in schlichten Worten und wem die Schuld gegeben wird. Das ursprüngliche VADER hält außerdem „shares“ für Lob und „artificial intelligence“ für ein Kompliment; vader-news nicht. Einzelne Werte sind oft falsch; wozu sie taugen, sind Mittel über viele Meldungen eines Mediums oder einer Stimme, im Lauf der Zeit mit sich selbst verglichen.</translation>
    </message>
    <message>
        <source>Where a number comes from</source>
        <translation>Woher eine Zahl kommt</translation>
    </message>
    <message>
        <source>Press W in the reader: words that raise the score are underlined, words that lower it are dotted. Rest the pointer on one to see its value, the reason for it, and what the sentence made of it. The words are yours to change: Menu, Words that score.</source>
        <translation>Im Lesebereich W drücken: Wörter, die den Wert heben, sind unterstrichen, Wörter, die ihn senken, gepunktet. Den Zeiger auf einem ruhen lassen, um seinen Wert, den Grund dafür und das, was der Satz daraus gemacht hat, zu sehen. Die Wörter lassen sich ändern: Menü, Wertende Wörter.</translation>
    </message>
    <message>
        <source>An answer that differs from what was found puts the statement right, in every mean. Undo takes it back.</source>
        <translation>Eine Antwort, die vom Gefundenen abweicht, berichtigt die Aussage, in jedem Mittel. Rückgängig nimmt sie zurück.</translation>
    </message>
    <message>
        <source>The statement in its text</source>
        <translation>Die Aussage in ihrem Text</translation>
    </message>
    <message>
        <source>Who says the marked words?</source>
        <translation>Wer sagt die markierten Worte?</translation>
    </message>
    <message>
        <source>{key}   Nobody who can be named</source>
        <translation>{key}   Niemand Bestimmtes</translation>
    </message>
    <message>
        <source>{key}   It is nobody&apos;s statement</source>
        <translation>{key}   Es ist niemandes Aussage</translation>
    </message>
    <message>
        <source>{key}   Cannot tell</source>
        <translation>{key}   Nicht zu entscheiden</translation>
    </message>
    <message>
        <source>{key}   Undo</source>
        <translation>{key}   Rückgängig</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>correct</comment>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>How often the speaker is right</source>
        <translation>Wie oft der Sprecher stimmt</translation>
    </message>
    <message>
        <source>Somebody else (O)</source>
        <translation>Jemand anderes (O)</translation>
    </message>
    <message>
        <source>Looking for statements…</source>
        <translation>Aussagen werden gesucht…</translation>
    </message>
    <message>
        <source>Looking for more statements…</source>
        <translation>Weitere Aussagen werden gesucht…</translation>
    </message>
    <message>
        <source>In a headline</source>
        <translation>In einer Schlagzeile</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>No statement is checked yet. Thirty give a first idea; the figures appear here.</source>
        <translation>Noch ist keine Aussage geprüft. Dreißig geben einen ersten Eindruck; die Zahlen erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>The speaker is right in {right} of %n statement: {share}, {sure} range {range}.</source>
        <comment>The speaker is right in {right} of %n statements: {share}, {sure} range {range}.</comment>
        <translation>
            <numerusform>Der Sprecher stimmt bei {right} von %n Aussage: {share}, Bereich ({sure}) {range}.</numerusform>
            <numerusform>Der Sprecher stimmt bei {right} von %n Aussagen: {share}, Bereich ({sure}) {range}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was nobody&apos;s statement.</source>
        <comment>%n were nobody&apos;s statement.</comment>
        <translation>
            <numerusform>%n war niemandes Aussage.</numerusform>
            <numerusform>%n waren niemandes Aussage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: it could not be told.</source>
        <comment>%n left out: it could not be told.</comment>
        <translation>
            <numerusform>%n ausgelassen: nicht zu entscheiden.</numerusform>
            <numerusform>%n ausgelassen: nicht zu entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Zuschreibung</translation>
    </message>
    <message>
        <source>not among your voices</source>
        <translation>nicht unter Ihren Stimmen</translation>
    </message>
    <message>
        <source>{role} and {other}</source>
        <translation>{role} und {other}</translation>
    </message>
    <message>
        <source>{role} · since {year}</source>
        <translation>{role} · seit {year}</translation>
    </message>
    <message>
        <source>put right by you</source>
        <translation>von Ihnen berichtigt</translation>
    </message>
    <message>
        <source>{value}, sure: {why}</source>
        <translation>{value}, sicher: {why}</translation>
    </message>
    <message>
        <source>{value}, likely: {why}</source>
        <translation>{value}, wahrscheinlich: {why}</translation>
    </message>
    <message>
        <source>{value}, open to doubt: {why}</source>
        <translation>{value}, unsicher: {why}</translation>
    </message>
    <message>
        <source>{value}, doubtful: {why}</source>
        <translation>{value}, zweifelhaft: {why}</translation>
    </message>
    <message>
        <source>the name stands nowhere beside the words</source>
        <translation>der Name steht nirgends bei den Worten</translation>
    </message>
    <message>
        <source>nobody is named beside the words</source>
        <translation>bei den Worten ist niemand genannt</translation>
    </message>
    <message>
        <source>“{words}”, who is not named</source>
        <translation>„{words}“, ohne Namen</translation>
    </message>
    <message>
        <source>named in full beside the words</source>
        <translation>mit vollem Namen bei den Worten genannt</translation>
    </message>
    <message>
        <source>“{words}”, taken to be the one named before</source>
        <translation>„{words}“, bezogen auf die zuvor genannte Person</translation>
    </message>
    <message>
        <source>“{words}” beside the words</source>
        <translation>„{words}“ bei den Worten</translation>
    </message>
    <message>
        <source>{who}, in {outlet}, {when}</source>
        <translation>{who}, in {outlet}, {when}</translation>
    </message>
    <message>
        <source>Copy the statement with its source</source>
        <translation>Aussage mit Quelle kopieren</translation>
    </message>
    <message>
        <source>All this voice says</source>
        <translation>Alles, was diese Stimme sagt</translation>
    </message>
    <message>
        <source>Add to voices</source>
        <translation>Zu den Stimmen hinzufügen</translation>
    </message>
    <message>
        <source>Then it has a lens and a series of its own, and can be named in rules</source>
        <translation>Dann steht sie in der Auswahl, hat eine eigene Reihe und kann in Regeln genannt werden</translation>
    </message>
    <message>
        <source>The words in their place</source>
        <translation>Der Wortlaut an Ort und Stelle</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>verb</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read the article on the Desk (Enter)</source>
        <translation>Artikel in der Übersicht lesen (Eingabe)</translation>
    </message>
    <message>
        <source>Wrong speaker…</source>
        <translation>Falscher Sprecher…</translation>
    </message>
    <message>
        <source>Not a statement</source>
        <translation>Keine Aussage</translation>
    </message>
    <message>
        <source>Wrong words…</source>
        <translation>Falsche Worte…</translation>
    </message>
    <message>
        <source>Put right by you.</source>
        <translation>Von Ihnen berichtigt.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Select a statement to see its words in their place.

J and K move, Enter reads the article.
R puts a speaker right.</source>
        <translation>Eine Aussage wählen, um ihren Wortlaut an Ort und Stelle zu sehen.

J und K blättern, Eingabe öffnet den Artikel.
R berichtigt einen Sprecher.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Spoken of</source>
        <translation>Erwähnt</translation>
    </message>
    <message>
        <source>{deed} ({key})</source>
        <translation>{deed} ({key})</translation>
    </message>
    <message>
        <source>Open in the browser at {host} ({key})</source>
        <translation>Im Browser öffnen bei {host} ({key})</translation>
    </message>
    <message>
        <source>cue “{words}”</source>
        <translation>Signalwort „{words}“</translation>
    </message>
    <message>
        <source>{outlet}, undated, first seen {when}</source>
        <translation>{outlet}, ohne Datum, erstmals gesehen {when}</translation>
    </message>
    <message numerus="yes">
        <source>Carried by %n outlet</source>
        <comment>Carried by %n outlets</comment>
        <translation>
            <numerusform>Verbreitet von %n Medium</numerusform>
            <numerusform>Verbreitet von %n Medien</numerusform>
        </translation>
    </message>
    <message>
        <source>same words</source>
        <translation>gleiche Worte</translation>
    </message>
    <message>
        <source>Others on {name}, the same week</source>
        <translation>Andere über {name}, dieselbe Woche</translation>
    </message>
    <message>
        <source>Read it in {outlet}</source>
        <translation>In {outlet} lesen</translation>
    </message>
    <message>
        <source>Read: {title}</source>
        <translation>Lesen: {title}</translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation>{day}, {clock}</translation>
    </message>
    <message>
        <source>No feeds yet</source>
        <translation>Noch keine Feeds</translation>
    </message>
    <message numerus="yes">
        <source>%n fine</source>
        <comment>%n fine</comment>
        <translation>
            <numerusform>%n in Ordnung</numerusform>
            <numerusform>%n in Ordnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silent</source>
        <comment>%n silent</comment>
        <translation>
            <numerusform>%n stumm</numerusform>
            <numerusform>%n stumm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failing</source>
        <comment>%n failing</comment>
        <translation>
            <numerusform>%n gestört</numerusform>
            <numerusform>%n gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not polled yet</source>
        <comment>%n not polled yet</comment>
        <translation>
            <numerusform>%n noch nicht abgerufen</numerusform>
            <numerusform>%n noch nicht abgerufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed: {how}</source>
        <comment>%n feeds: {how}</comment>
        <translation>
            <numerusform>%n Feed: {how}</numerusform>
            <numerusform>%n Feeds: {how}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feed, {failing}</source>
        <comment>%n feeds, {failing}</comment>
        <translation>
            <numerusform>%n Feed, {failing}</numerusform>
            <numerusform>%n Feeds, {failing}</numerusform>
        </translation>
    </message>
    <message>
        <source>Last poll {last}, next one now</source>
        <translation>Letzter Abruf {last}, nächster jetzt</translation>
    </message>
    <message>
        <source>Last poll {last}, next {next}</source>
        <translation>Letzter Abruf {last}, nächster {next}</translation>
    </message>
    <message>
        <source>Last poll {last}</source>
        <translation>Letzter Abruf {last}</translation>
    </message>
    <message>
        <source>Next one now</source>
        <translation>Nächster Abruf jetzt</translation>
    </message>
    <message>
        <source>Next {next}</source>
        <translation>Nächster Abruf {next}</translation>
    </message>
    <message>
        <source>Nothing is polled until you choose a start</source>
        <translation>Abgerufen wird erst, wenn Sie einen Start wählen</translation>
    </message>
    <message>
        <source>No network: polling goes on when it is back</source>
        <translation>Kein Netz: Der Abruf geht weiter, sobald es wieder da ist</translation>
    </message>
    <message>
        <source>Polling now</source>
        <translation>Abruf läuft</translation>
    </message>
    <message>
        <source>{articles}, {stories}</source>
        <translation>{articles}, {stories}</translation>
    </message>
    <message numerus="yes">
        <source>model: %n article to go</source>
        <comment>model: %n articles to go</comment>
        <translation>
            <numerusform>model: noch %n Artikel</numerusform>
            <numerusform>model: noch %n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>per story</source>
        <translation>je Meldung</translation>
    </message>
    <message>
        <source>per copy</source>
        <translation>je Kopie</translation>
    </message>
    <message>
        <source>per outlet</source>
        <translation>je Medium</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Show the feeds</source>
        <translation>Feeds anzeigen</translation>
    </message>
    <message>
        <source>Whose numbers are shown</source>
        <translation>Wessen Werte angezeigt werden</translation>
    </message>
    <message>
        <source>These are scored by the slower engine, the newest first, while you do nothing</source>
        <translation>Diese bewertet das langsamere Verfahren, die neuesten zuerst, während Sie nichts tun</translation>
    </message>
    <message>
        <source>Demonstration: invented news</source>
        <translation>Vorführung: erfundene Nachrichten</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>Feeds: {how}</source>
        <translation>Feeds: {how}</translation>
    </message>
    <message>
        <source>Engine: {engine}</source>
        <translation>Verfahren: {engine}</translation>
    </message>
    <message>
        <source>Whose numbers are shown: {engine}</source>
        <translation>Wessen Werte angezeigt werden: {engine}</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Als ungelesen markieren</translation>
    </message>
    <message>
        <source>One story: merge them</source>
        <translation>Eine Meldung: zusammenlegen</translation>
    </message>
    <message>
        <source>Not of this story</source>
        <translation>Nicht diese Meldung</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>Suchfeld leeren</translation>
    </message>
    <message>
        <source>Search articles and statements</source>
        <translation>Artikel und Aussagen durchsuchen</translation>
    </message>
    <message>
        <source>Begin with &gt; to find a command ({key})</source>
        <translation>Mit &gt; beginnen, um einen Befehl zu finden ({key})</translation>
    </message>
    <message>
        <source>Add a feed or a statement</source>
        <translation>Feed oder Aussage hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>{view}, %n new</source>
        <comment>{view}, %n new</comment>
        <translation>
            <numerusform>{view}, %n neu</numerusform>
            <numerusform>{view}, %n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>One point per hour</source>
        <translation>Ein Punkt je Stunde</translation>
    </message>
    <message>
        <source>Mean per hour</source>
        <translation>Mittel je Stunde</translation>
    </message>
    <message>
        <source>One point per day</source>
        <translation>Ein Punkt je Tag</translation>
    </message>
    <message>
        <source>Mean per day</source>
        <translation>Mittel je Tag</translation>
    </message>
    <message>
        <source>One point per week</source>
        <translation>Ein Punkt je Woche</translation>
    </message>
    <message>
        <source>Mean per week</source>
        <translation>Mittel je Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>One point per month</source>
        <translation>Ein Punkt je Monat</translation>
    </message>
    <message>
        <source>Mean per month</source>
        <translation>Mittel je Monat</translation>
    </message>
    <message>
        <source>Per story</source>
        <translation>Je Meldung</translation>
    </message>
    <message>
        <source>Per copy</source>
        <translation>Je Kopie</translation>
    </message>
    <message>
        <source>Per outlet</source>
        <translation>Je Medium</translation>
    </message>
    <message>
        <source>each story counted once</source>
        <translation>jede Meldung einmal gezählt</translation>
    </message>
    <message>
        <source>every copy counted</source>
        <translation>jede Kopie gezählt</translation>
    </message>
    <message>
        <source>each story counted once for each outlet</source>
        <translation>jede Meldung einmal je Medium gezählt</translation>
    </message>
    <message>
        <source>Mean sentiment by topic</source>
        <translation>Mittlere Tonalität nach Thema</translation>
    </message>
    <message>
        <source>Mean sentiment by voice</source>
        <translation>Mittlere Tonalität nach Stimme</translation>
    </message>
    <message>
        <source>Mean sentiment by outlet</source>
        <translation>Mittlere Tonalität nach Medium</translation>
    </message>
    <message>
        <source>Mean sentiment by outlet and topic</source>
        <translation>Mittlere Tonalität nach Medium und Thema</translation>
    </message>
    <message>
        <source>Mean sentiment by voice and topic</source>
        <translation>Mittlere Tonalität nach Stimme und Thema</translation>
    </message>
    <message>
        <source>Only outlets with articles in the first and in the last quarter of the span count, so that a feed added or lost cannot move the line</source>
        <translation>Nur Medien mit Artikeln im ersten und im letzten Viertel des Zeitraums zählen, damit ein hinzugekommener oder weggefallener Feed die Linie nicht bewegen kann</translation>
    </message>
    <message>
        <source>As chosen at the left</source>
        <translation>Wie links gewählt</translation>
    </message>
    <message>
        <source>One line per topic</source>
        <translation>Eine Linie je Thema</translation>
    </message>
    <message>
        <source>One line per voice</source>
        <translation>Eine Linie je Stimme</translation>
    </message>
    <message>
        <source>One line per outlet</source>
        <translation>Eine Linie je Medium</translation>
    </message>
    <message>
        <source>One line per outlet and topic</source>
        <translation>Eine Linie je Medium und Thema</translation>
    </message>
    <message>
        <source>One line per voice and topic</source>
        <translation>Eine Linie je Stimme und Thema</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>bis {day}</translation>
    </message>
    <message>
        <source>{reason} {length}</source>
        <translation>{reason} {length}</translation>
    </message>
    <message>
        <source>too few, {n}</source>
        <translation>zu wenige, {n}</translation>
    </message>
    <message>
        <source>Same outlets</source>
        <translation>Gleiche Medien</translation>
    </message>
    <message>
        <source>Numbers of the trend</source>
        <translation>Zahlen des Verlaufs</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Mean per hour (UTC), {counted}</source>
        <translation>Mittel je Stunde (UTC), {counted}</translation>
    </message>
    <message>
        <source>Mean per day (UTC), {counted}</source>
        <translation>Mittel je Tag (UTC), {counted}</translation>
    </message>
    <message>
        <source>Mean per week (UTC), {counted}</source>
        <translation>Mittel je Woche (UTC), {counted}</translation>
    </message>
    <message>
        <source>Mean per month (UTC), {counted}</source>
        <translation>Mittel je Monat (UTC), {counted}</translation>
    </message>
    <message numerus="yes">
        <source>Rolling mean of %n day (UTC), {counted}</source>
        <comment>Rolling mean of %n days (UTC), {counted}</comment>
        <translation>
            <numerusform>Gleitendes Mittel über %n Tag (UTC), {counted}</numerusform>
            <numerusform>Gleitendes Mittel über %n Tage (UTC), {counted}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n of {all} outlets that is there for the whole span</source>
        <comment>Only the %n of {all} outlets that are there for the whole span</comment>
        <translation>
            <numerusform>Nur das %n von {all} Medien, das im ganzen Zeitraum vorhanden ist</numerusform>
            <numerusform>Nur die %n von {all} Medien, die im ganzen Zeitraum vorhanden sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Band: {percent} interval; hollow: fewer than {few} stories; hatched: not collected</source>
        <translation>Band: Intervall ({percent}); hohl: weniger als {few} Meldungen; schraffiert: nicht erfasst</translation>
    </message>
    <message>
        <source>Band: {percent} interval of {name}; hollow: fewer than {few} stories; hatched: not collected</source>
        <translation>Band: Intervall ({percent}) von {name}; hohl: weniger als {few} Meldungen; schraffiert: nicht erfasst</translation>
    </message>
    <message>
        <source>Mean sentiment: {asked}</source>
        <translation>Mittlere Tonalität: {asked}</translation>
    </message>
    <message>
        <source>Articles: {list}</source>
        <translation>Artikel: {list}</translation>
    </message>
    <message>
        <source>Stories: {list}</source>
        <translation>Meldungen: {list}</translation>
    </message>
    <message>
        <source>Engine {engine}; {span}</source>
        <translation>Verfahren {engine}; {span}</translation>
    </message>
    <message>
        <source>The picture could not be written to {path}: {reason}.</source>
        <translation>Das Bild konnte nicht nach {path} geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>What a mean counts</source>
        <translation>Was ein Mittel zählt</translation>
    </message>
    <message>
        <source>Each piece of news once, every copy of it, or once for each outlet</source>
        <translation>Jede Meldung einmal, jede ihrer Kopien oder einmal je Medium</translation>
    </message>
    <message>
        <source>Only outlets that are there for the whole span</source>
        <translation>Nur Medien, die im ganzen Zeitraum vorhanden sind</translation>
    </message>
    <message>
        <source>Show each line in a small plot of its own</source>
        <translation>Jede Linie in einem eigenen kleinen Diagramm anzeigen</translation>
    </message>
    <message>
        <source>Show the numbers as a table</source>
        <translation>Zahlen als Tabelle anzeigen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show the whole span</source>
        <translation>Ganzen Zeitraum anzeigen</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>Alle Linien anzeigen</translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation>Zahlen als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Same outlets only</source>
        <translation>Nur gleiche Medien</translation>
    </message>
    <message>
        <source>stories, paler: copies</source>
        <translation>Meldungen, blasser: Kopien</translation>
    </message>
    <message>
        <source>{name}: stories, paler: copies</source>
        <translation>{name}: Meldungen, blasser: Kopien</translation>
    </message>
    <message numerus="yes">
        <source>{first}: no scored story in this span.</source>
        <comment>{first} and %n more: no scored story in this span.</comment>
        <translation>
            <numerusform>{first}: keine bewertete Meldung in dieser Spanne.</numerusform>
            <numerusform>{first} und %n weitere: keine bewertete Meldung in dieser Spanne.</numerusform>
        </translation>
    </message>
    <message>
        <source>{names}: no scored story in this span.</source>
        <translation>{names}: keine bewertete Meldung in dieser Spanne.</translation>
    </message>
    <message>
        <source>{said} Choose a longer one, or wait for the next poll.</source>
        <translation>{said} Eine längere wählen oder den nächsten Abruf abwarten.</translation>
    </message>
    <message>
        <source>{mean} too few, {n}</source>
        <translation>{mean} zu wenige, {n}</translation>
    </message>
    <message numerus="yes">
        <source>Rolling, %n day</source>
        <comment>Rolling, %n days</comment>
        <translation>
            <numerusform>Gleitend, %n Tag</numerusform>
            <numerusform>Gleitend, %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Means of the whole span, {days}</source>
        <translation>Mittel des ganzen Zeitraums, {days}</translation>
    </message>
    <message>
        <source>Whole span</source>
        <translation>Ganzer Zeitraum</translation>
    </message>
    <message>
        <source>{period}, so far</source>
        <translation>{period}, bisher</translation>
    </message>
    <message>
        <source>Newest with {few} or more stories: {period}</source>
        <translation>Neuester ab {few} Meldungen: {period}</translation>
    </message>
    <message>
        <source>Newest with {few} or more articles: {period}</source>
        <translation>Neuester ab {few} Artikeln: {period}</translation>
    </message>
    <message>
        <source>Newest point: {period}</source>
        <translation>Neuester Punkt: {period}</translation>
    </message>
    <message>
        <source>{some} of {all} outlets</source>
        <translation>{some} von {all} Medien</translation>
    </message>
    <message>
        <source>n articles</source>
        <translation>n Artikel</translation>
    </message>
    <message>
        <source>n stories</source>
        <translation>n Meldungen</translation>
    </message>
    <message>
        <source>mean, {percent} interval</source>
        <translation>Mittel, Intervall ({percent})</translation>
    </message>
    <message>
        <source>Newest: {period}</source>
        <translation>Zuletzt: {period}</translation>
    </message>
    <message>
        <source>Newest with n ≥ {few}: {period}</source>
        <translation>Neuester mit n ≥ {few}: {period}</translation>
    </message>
    <message>
        <source>n ≥ {few}: {period}</source>
        <translation>n ≥ {few}: {period}</translation>
    </message>
    <message>
        <source>Take “{name}” off the plot</source>
        <translation>„{name}“ aus dem Diagramm nehmen</translation>
    </message>
    <message>
        <source>Mark an event on {day}…</source>
        <translation>Ereignis am {day} markieren…</translation>
    </message>
    <message numerus="yes">
        <source>%n row copied as CSV.</source>
        <comment>%n rows copied as CSV.</comment>
        <translation>
            <numerusform>%n Zeile als CSV kopiert.</numerusform>
            <numerusform>%n Zeilen als CSV kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture is copied, with its caption.</source>
        <translation>Das Bild ist kopiert, mit Bildunterschrift.</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Saved {file}, with its caption.</source>
        <translation>{file} gespeichert, mit Bildunterschrift.</translation>
    </message>
    <message>
        <source>Period (UTC)</source>
        <translation>Zeitraum (UTC)</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervall (95 %)</translation>
    </message>
    <message>
        <source>Firings a day</source>
        <translation>Auslösungen je Tag</translation>
    </message>
    <message>
        <source>This rule would have fired</source>
        <comment>followed by: 3 times in 30 days</comment>
        <translation>Ausgelöst hätte diese Regel</translation>
    </message>
    <message numerus="yes">
        <source>%n article in its scope met the words, from {outlets}</source>
        <comment>%n articles in its scope met the words, from {outlets}</comment>
        <translation>
            <numerusform>%n Artikel im Bereich entsprach der Abfrage, aus {outlets}</numerusform>
            <numerusform>%n Artikel im Bereich entsprachen der Abfrage, aus {outlets}</numerusform>
        </translation>
    </message>
    <message>
        <source>No article in its scope met the words</source>
        <translation>Kein Artikel im Bereich entsprach der Abfrage</translation>
    </message>
    <message>
        <source>once for each story</source>
        <translation>einmal je Meldung</translation>
    </message>
    <message>
        <source>by day of publication</source>
        <translation>nach Erscheinungstag</translation>
    </message>
    <message numerus="yes">
        <source>%n undated, on no day</source>
        <comment>%n undated, on no day</comment>
        <translation>
            <numerusform>%n undatiert, an keinem Tag</numerusform>
            <numerusform>%n undatiert, an keinem Tag</numerusform>
        </translation>
    </message>
    <message>
        <source>Below: what it found before the last change</source>
        <translation>Unten: was vor der letzten Änderung gefunden wurde</translation>
    </message>
    <message>
        <source>never in {days} days</source>
        <translation>in {days} Tagen nie</translation>
    </message>
    <message>
        <source>once in {days} days</source>
        <translation>in {days} Tagen einmal</translation>
    </message>
    <message>
        <source>twice in {days} days</source>
        <translation>in {days} Tagen zweimal</translation>
    </message>
    <message numerus="yes">
        <source>%n time in {days} days</source>
        <comment>%n times in {days} days</comment>
        <translation>
            <numerusform>in {days} Tagen %n-mal</numerusform>
            <numerusform>in {days} Tagen %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} with your words</source>
        <translation>{number} mit Ihren Wörtern</translation>
    </message>
    <message>
        <source>{engine}, fingerprint {digest}</source>
        <translation>{engine}, Prüfsumme {digest}</translation>
    </message>
    <message>
        <source>Mean per hour, {share} interval, n statements</source>
        <translation>Mittel je Stunde, Intervall ({share}), n Aussagen</translation>
    </message>
    <message>
        <source>Mean per day, {share} interval, n statements</source>
        <translation>Mittel je Tag, Intervall ({share}), n Aussagen</translation>
    </message>
    <message>
        <source>Mean per week, {share} interval, n statements</source>
        <translation>Mittel je Woche, Intervall ({share}), n Aussagen</translation>
    </message>
    <message>
        <source>Mean per month, {share} interval, n statements</source>
        <translation>Mittel je Monat, Intervall ({share}), n Aussagen</translation>
    </message>
    <message>
        <source>Mean per hour, {share} interval, n stories</source>
        <translation>Mittel je Stunde, Intervall ({share}), n Meldungen</translation>
    </message>
    <message>
        <source>Mean per day, {share} interval, n stories</source>
        <translation>Mittel je Tag, Intervall ({share}), n Meldungen</translation>
    </message>
    <message>
        <source>Mean per week, {share} interval, n stories</source>
        <translation>Mittel je Woche, Intervall ({share}), n Meldungen</translation>
    </message>
    <message>
        <source>Mean per month, {share} interval, n stories</source>
        <translation>Mittel je Monat, Intervall ({share}), n Meldungen</translation>
    </message>
    <message>
        <source>Not quoted {span}.</source>
        <translation>Nicht zitiert {span}.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement {span}, not scored.</source>
        <comment>%n statements {span}, not scored.</comment>
        <translation>
            <numerusform>%n Aussage {span}, nicht bewertet.</numerusform>
            <numerusform>%n Aussagen {span}, nicht bewertet.</numerusform>
        </translation>
    </message>
    <message>
        <source>{mean} over {n} of them</source>
        <translation>{mean} aus {n} davon</translation>
    </message>
    <message numerus="yes">
        <source>%n statement {span}, mean {mean}: too few to claim anything.</source>
        <comment>%n statements {span}, mean {mean}: too few to claim anything.</comment>
        <translation>
            <numerusform>%n Aussage {span}, Mittel {mean}: zu wenig für einen Befund.</numerusform>
            <numerusform>%n Aussagen {span}, Mittel {mean}: zu wenige für einen Befund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement {span}, mean {mean}.</source>
        <comment>%n statements {span}, mean {mean}.</comment>
        <translation>
            <numerusform>%n Aussage {span}, Mittel {mean}.</numerusform>
            <numerusform>%n Aussagen {span}, Mittel {mean}.</numerusform>
        </translation>
    </message>
    <message>
        <source>No scored sentence names it {span}.</source>
        <translation>Kein bewerteter Satz nennt diesen Namen {span}.</translation>
    </message>
    <message numerus="yes">
        <source>Spoken of in %n story {span}, mean {mean}: too few to claim anything.</source>
        <comment>Spoken of in %n stories {span}, mean {mean}: too few to claim anything.</comment>
        <translation>
            <numerusform>In %n Meldung {span} erwähnt, Mittel {mean}: zu wenig für einen Befund.</numerusform>
            <numerusform>In %n Meldungen {span} erwähnt, Mittel {mean}: zu wenige für einen Befund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Spoken of in %n story {span}, mean {mean}.</source>
        <comment>Spoken of in %n stories {span}, mean {mean}.</comment>
        <translation>
            <numerusform>In %n Meldung {span} erwähnt, Mittel {mean}.</numerusform>
            <numerusform>In %n Meldungen {span} erwähnt, Mittel {mean}.</numerusform>
        </translation>
    </message>
    <message>
        <source>A story&apos;s value is the mean of the sentences in it that name {name}, quoted or not, whoever speaks.</source>
        <translation>Der Wert einer Meldung ist das Mittel ihrer Sätze, die {name} nennen, zitiert oder nicht, wer auch immer spricht.</translation>
    </message>
    <message>
        <source>{what} No statement of a named voice is about it.</source>
        <translation>{what} Keine Aussage einer Stimme mit Namen handelt davon.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement of a named voice is about it: too few to claim anything.</source>
        <comment>%n statements of named voices are about it, mean {mean}: too few to claim anything.</comment>
        <translation>
            <numerusform>%n Aussage einer Stimme mit Namen handelt davon: zu wenig für einen Befund.</numerusform>
            <numerusform>%n Aussagen von Stimmen mit Namen handeln davon, Mittel {mean}: zu wenige für einen Befund.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement of a named voice is about it, mean {mean}.</source>
        <comment>%n statements of named voices are about it, mean {mean}.</comment>
        <translation>
            <numerusform>%n Aussage einer Stimme mit Namen handelt davon, Mittel {mean}.</numerusform>
            <numerusform>%n Aussagen von Stimmen mit Namen handeln davon, Mittel {mean}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its line beside others, and the articles that quote it</source>
        <translation>Linie der Stimme neben anderen und die Artikel, die sie zitieren</translation>
    </message>
    <message>
        <source>Its statements over time</source>
        <translation>Aussagen im Lauf der Zeit</translation>
    </message>
    <message>
        <source>statements, paler: copies</source>
        <translation>Aussagen, blasser: Kopien</translation>
    </message>
    <message>
        <source>Speaks on</source>
        <translation>Spricht zu</translation>
    </message>
    <message>
        <source>as it is spoken of</source>
        <translation>wie darüber gesprochen wird</translation>
    </message>
    <message>
        <source>How it is spoken of over time</source>
        <translation>Wie darüber gesprochen wird, im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Who speaks of it, in statements</source>
        <translation>Wer darüber spricht, in Aussagen</translation>
    </message>
    <message>
        <source>no statements</source>
        <translation>keine Aussagen</translation>
    </message>
    <message>
        <source>{when}: {said}</source>
        <translation>{when}: {said}</translation>
    </message>
    <message>
        <source>Direct and indirect</source>
        <translation>Wörtlich und indirekt</translation>
    </message>
    <message>
        <source>Direct, also in part</source>
        <translation>Wörtlich, auch teilweise</translation>
    </message>
    <message>
        <source>direct, also in part</source>
        <translation>wörtlich, auch teilweise</translation>
    </message>
    <message>
        <source>Indirect</source>
        <translation>Indirekt</translation>
    </message>
    <message>
        <source>Authored</source>
        <translation>Eigener Text</translation>
    </message>
    <message>
        <source>Added by hand</source>
        <translation>Von Hand ergänzt</translation>
    </message>
    <message>
        <source>Named voices</source>
        <translation>Stimmen mit Namen</translation>
    </message>
    <message>
        <source>Unknown speakers</source>
        <translation>Unbekannte Sprecher</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What statements are about</source>
        <translation>Bezug der Aussagen</translation>
    </message>
    <message>
        <source>Toward anything</source>
        <translation>Beliebiger Bezug</translation>
    </message>
    <message>
        <source>Kind of statements</source>
        <translation>Art der Aussagen</translation>
    </message>
    <message>
        <source>How sure the attribution is</source>
        <translation>Wie sicher die Zuschreibung ist</translation>
    </message>
    <message>
        <source>However sure</source>
        <translation>Wie sicher auch immer</translation>
    </message>
    <message>
        <source>Sure from {share}</source>
        <translation>Sicher ab {share}</translation>
    </message>
    <message>
        <source>Sure ≥ {share}</source>
        <translation>Sicher ≥ {share}</translation>
    </message>
    <message>
        <source>Next statement</source>
        <translation>Nächste Aussage</translation>
    </message>
    <message>
        <source>Previous statement</source>
        <translation>Vorige Aussage</translation>
    </message>
    <message>
        <source>Take in new statements</source>
        <translation>Neue Aussagen einblenden</translation>
    </message>
    <message>
        <source>Toward {name}  {n}</source>
        <translation>Über {name}  {n}</translation>
    </message>
    <message>
        <source>Toward {name}</source>
        <translation>Über {name}</translation>
    </message>
    <message>
        <source>sure from {share}</source>
        <translation>sicher ab {share}</translation>
    </message>
    <message>
        <source>Whose statements are listed</source>
        <translation>Wessen Aussagen aufgelistet sind</translation>
    </message>
    <message>
        <source>Export the statements as CSV</source>
        <translation>Aussagen als CSV exportieren</translation>
    </message>
    <message>
        <source>Only {name}; show all again</source>
        <translation>Nur {name}; wieder alle anzeigen</translation>
    </message>
    <message>
        <source>Show the statements of all again</source>
        <translation>Wieder die Aussagen aller anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>Take in %n new statement</source>
        <comment>Take in %n new statements</comment>
        <translation>
            <numerusform>%n neue Aussage einblenden</numerusform>
            <numerusform>%n neue Aussagen einblenden</numerusform>
        </translation>
    </message>
    <message>
        <source>{who}: {statements}.</source>
        <translation>{who}: {statements}.</translation>
    </message>
    <message>
        <source>{who}: {statements}, {span}.</source>
        <translation>{who}: {statements}, {span}.</translation>
    </message>
    <message>
        <source>Only statements that meet the search “{words}”</source>
        <translation>Nur Aussagen, die der Suche „{words}“ entsprechen</translation>
    </message>
    <message>
        <source>Only attributions {sure}</source>
        <translation>Nur Zuschreibungen, die {sure} sind</translation>
    </message>
    <message numerus="yes">
        <source>%n by unknown speakers, in no mean</source>
        <comment>%n by unknown speakers, in no mean</comment>
        <translation>
            <numerusform>%n von unbekanntem Sprecher, in keinem Mittel</numerusform>
            <numerusform>%n von unbekannten Sprechern, in keinem Mittel</numerusform>
        </translation>
    </message>
    <message>
        <source>Each counts once, however often copied</source>
        <translation>Jede zählt einmal, egal wie oft übernommen</translation>
    </message>
    <message numerus="yes">
        <source>%n most quoted shown</source>
        <comment>%n most quoted shown</comment>
        <translation>
            <numerusform>%n meistzitierte angezeigt</numerusform>
            <numerusform>Die %n meistzitierten angezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} on {topic}</source>
        <translation>{who} zu {topic}</translation>
    </message>
    <message>
        <source>{who} in {outlet}</source>
        <translation>{who} in {outlet}</translation>
    </message>
    <message>
        <source>{who} toward {name}</source>
        <translation>{who} über {name}</translation>
    </message>
    <message>
        <source>{name} fell most, {change}, since {event}.</source>
        <translation>Am stärksten gefallen ist {name}, {change}, seit „{event}“.</translation>
    </message>
    <message>
        <source>{name} rose most, {change}, since {event}.</source>
        <translation>Am stärksten gestiegen ist {name}, {change}, seit „{event}“.</translation>
    </message>
    <message numerus="yes">
        <source>%n compared; one in 20 such differences is chance</source>
        <comment>%n compared; one in 20 such differences is chance</comment>
        <translation>
            <numerusform>%n verglichen; 1 von 20 solchen Unterschieden ist Zufall</numerusform>
            <numerusform>%n verglichen; 1 von 20 solchen Unterschieden ist Zufall</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} fell, {change}, since {event}.</source>
        <translation>{name} ist gefallen, {change}, seit „{event}“.</translation>
    </message>
    <message>
        <source>{name} rose, {change}, since {event}.</source>
        <translation>{name} ist gestiegen, {change}, seit „{event}“.</translation>
    </message>
    <message>
        <source>No change since {event} can be claimed</source>
        <translation>Keine Änderung seit „{event}“ belegbar</translation>
    </message>
    <message>
        <source>Mean {mean} over {n}.</source>
        <translation>Mittel {mean} aus {n} Aussagen.</translation>
    </message>
    <message>
        <source>No voice stands out: every interval reaches across 0.</source>
        <translation>Keine Stimme sticht heraus: Jedes Intervall schließt 0 ein.</translation>
    </message>
    <message>
        <source>Most negative: {name}, {mean}</source>
        <translation>Am negativsten: {name}, {mean}</translation>
    </message>
    <message>
        <source>Most positive: {name}, {mean}</source>
        <translation>Am positivsten: {name}, {mean}</translation>
    </message>
    <message>
        <source>Most negative: {name}, {mean}.</source>
        <translation>Am negativsten: {name}, {mean}.</translation>
    </message>
    <message>
        <source>Most positive: {name}, {mean}.</source>
        <translation>Am positivsten: {name}, {mean}.</translation>
    </message>
    <message>
        <source>Too few to compare.</source>
        <translation>Zu wenige für einen Vergleich.</translation>
    </message>
    <message>
        <source>Too few to claim anything.</source>
        <translation>Zu wenige für einen Befund.</translation>
    </message>
    <message>
        <source>{denied} denied and {undated} undated, not counted</source>
        <translation>{denied} dementiert und {undated} ohne Datum, nicht gezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n denied, not counted</source>
        <comment>%n denied, not counted</comment>
        <translation>
            <numerusform>%n dementiert, nicht gezählt</numerusform>
            <numerusform>%n dementiert, nicht gezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated, not counted</source>
        <comment>%n undated, not counted</comment>
        <translation>
            <numerusform>%n ohne Datum, nicht gezählt</numerusform>
            <numerusform>%n ohne Datum, nicht gezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the newest %n drawn and counted</source>
        <comment>Only the newest %n drawn and counted</comment>
        <translation>
            <numerusform>Nur %n neueste gezeichnet und gezählt</numerusform>
            <numerusform>Nur die neuesten %n gezeichnet und gezählt</numerusform>
        </translation>
    </message>
    <message>
        <source>No statements yet. They appear here when somebody is quoted in an article that is stored.</source>
        <translation>Noch keine Aussagen. Sie erscheinen hier, wenn jemand in einem gespeicherten Artikel zitiert wird.</translation>
    </message>
    <message>
        <source>by speaker</source>
        <translation>nach Sprecher</translation>
    </message>
    <message>
        <source>by speaker, from the end</source>
        <translation>nach Sprecher, von hinten</translation>
    </message>
    <message>
        <source>most carried first</source>
        <translation>am meisten verbreitete zuerst</translation>
    </message>
    <message>
        <source>least carried first</source>
        <translation>am wenigsten verbreitete zuerst</translation>
    </message>
    <message>
        <source>least sure first</source>
        <translation>unsicherste zuerst</translation>
    </message>
    <message>
        <source>surest first</source>
        <translation>sicherste zuerst</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>unknown speakers</source>
        <translation>unbekannte Sprecher</translation>
    </message>
    <message>
        <source>all voices</source>
        <translation>alle Stimmen</translation>
    </message>
    <message>
        <source>on {topic}</source>
        <translation>zu {topic}</translation>
    </message>
    <message>
        <source>in {outlet}</source>
        <translation>in {outlet}</translation>
    </message>
    <message>
        <source>toward {name}</source>
        <translation>über {name}</translation>
    </message>
    <message>
        <source>Nobody with a name says these words.</source>
        <translation>Niemand mit Namen sagt diese Worte.</translation>
    </message>
    <message>
        <source>Nobody is quoted so {span}. Release a lens at the left, or a choice above.</source>
        <translation>Es wurde {span} niemand so zitiert. Links eine Auswahl oder oben eine Wahl aufheben.</translation>
    </message>
    <message>
        <source>Nobody is quoted {span}. Choose a longer span.</source>
        <translation>Es wurde {span} niemand zitiert. Einen längeren Zeitraum wählen.</translation>
    </message>
    <message>
        <source>{n}, {order}</source>
        <translation>{n}, {order}</translation>
    </message>
    <message>
        <source>{n} that count, {order}</source>
        <translation>{n}, die zählen, {order}</translation>
    </message>
    <message>
        <source>No statement holds these words. The search looks at the words said and at who says them.</source>
        <translation>Keine Aussage enthält diese Wörter. Die Suche prüft die gesagten Worte und wer sie sagt.</translation>
    </message>
    <message>
        <source>{name} is not quoted {span}.</source>
        <translation>{name} wurde {span} nicht zitiert.</translation>
    </message>
    <message>
        <source>No statement of this kind {span}.</source>
        <translation>Keine Aussage dieser Art {span}.</translation>
    </message>
    <message>
        <source>No statement {span}. Release a lens at the left, or choose a longer span.</source>
        <translation>Keine Aussage {span}. Links eine Auswahl aufheben oder einen längeren Zeitraum wählen.</translation>
    </message>
    <message>
        <source>No statement in this span. Choose a longer one.</source>
        <translation>Keine Aussage in diesem Zeitraum. Einen längeren wählen.</translation>
    </message>
    <message>
        <source>This statement is no longer in the store.</source>
        <translation>Diese Aussage ist nicht mehr im Datenbestand.</translation>
    </message>
    <message>
        <source>Statement {place} of {many}</source>
        <translation>Aussage {place} von {many}</translation>
    </message>
    <message>
        <source>carried by {n}</source>
        <translation>in {n} Medien</translation>
    </message>
    <message>
        <source>Canceled: the list is the one before</source>
        <translation>Abgebrochen: Die Liste ist die vorige</translation>
    </message>
    <message>
        <source>nobody has quoted this voice yet</source>
        <translation>diese Stimme hat noch niemand zitiert</translation>
    </message>
    <message>
        <source>not quoted {span}; last on {day}</source>
        <translation>nicht zitiert {span}; zuletzt am {day}</translation>
    </message>
    <message>
        <source>Nobody has quoted this voice yet.</source>
        <translation>Diese Stimme hat noch niemand zitiert.</translation>
    </message>
    <message>
        <source>Not quoted {span}; last on {day}.</source>
        <translation>Nicht zitiert {span}; zuletzt am {day}.</translation>
    </message>
    <message>
        <source>News-sentiment monitor</source>
        <translation>Tonalitätsmonitor für Nachrichten</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>not in a sentence</source>
        <translation>nicht in einem Satz</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>keine Wörter</translation>
    </message>
    <message>
        <source>Parquet needs the package &quot;pyarrow&quot;: install it, or choose csv or jsonl</source>
        <translation>Parquet braucht das Paket „pyarrow“: installieren oder csv oder jsonl wählen</translation>
    </message>
    <message>
        <source>No feed was found at this address, on its page, or in the usual places.</source>
        <translation>Weder an dieser Adresse noch auf ihrer Seite oder an den üblichen Stellen wurde ein Feed gefunden.</translation>
    </message>
    <message>
        <source>The server says “not modified” though it was not asked.</source>
        <translation>Der Server sagt „nicht geändert“, obwohl er nicht danach gefragt wurde.</translation>
    </message>
    <message>
        <source>The server redirects to nowhere.</source>
        <translation>Der Server leitet ins Leere weiter.</translation>
    </message>
    <message>
        <source>The server redirects to an impossible address.</source>
        <translation>Der Server leitet an eine unmögliche Adresse weiter.</translation>
    </message>
    <message>
        <source>The proxy cannot be reached.</source>
        <translation>Der Proxy ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The proxy named in the settings cannot be used.</source>
        <translation>Der in den Einstellungen genannte Proxy kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The server broke off its answer, or does not speak HTTP.</source>
        <translation>Der Server brach seine Antwort ab oder spricht kein HTTP.</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>Die Verbindung zum Server brach ab.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is damaged: it cannot be unpacked.</source>
        <translation>Die Antwort des Servers ist beschädigt: Sie lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>The server broke off its answer in the middle.</source>
        <translation>Der Server brach seine Antwort mittendrin ab.</translation>
    </message>
    <message>
        <source>There is no network: host names cannot be looked up.</source>
        <translation>Es gibt kein Netz: Servernamen können nicht aufgelöst werden.</translation>
    </message>
    <message>
        <source>No secure connection could be made with the server.</source>
        <translation>Mit dem Server kam keine sichere Verbindung zustande.</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>Es gibt kein Netz.</translation>
    </message>
    <message>
        <source>The server asks for a user name and password (401).</source>
        <translation>Der Server verlangt Benutzername und Passwort (401).</translation>
    </message>
    <message>
        <source>The server asks for payment (402).</source>
        <translation>Der Server verlangt Bezahlung (402).</translation>
    </message>
    <message>
        <source>The server refuses to give this feed (403).</source>
        <translation>Der Server gibt diesen Feed nicht heraus (403).</translation>
    </message>
    <message>
        <source>There is nothing at this address (404).</source>
        <translation>Unter dieser Adresse gibt es nichts (404).</translation>
    </message>
    <message>
        <source>The feed is gone for good (410).</source>
        <translation>Den Feed gibt es nicht mehr (410).</translation>
    </message>
    <message>
        <source>The server asks to be left alone for a while (429).</source>
        <translation>Der Server bittet um eine Pause (429).</translation>
    </message>
    <message>
        <source>The feed is withheld for legal reasons (451).</source>
        <translation>Der Feed wird aus rechtlichen Gründen zurückgehalten (451).</translation>
    </message>
    <message>
        <source>The server is not available at the moment (503).</source>
        <translation>Der Server ist zurzeit nicht verfügbar (503).</translation>
    </message>
    <message>
        <source>The file is not an OPML subscription list.</source>
        <translation>Die Datei ist keine OPML-Liste von Abonnements.</translation>
    </message>
    <message>
        <source>The list declares entities, which no subscription list needs; it is not read.</source>
        <translation>Die Liste deklariert Entitäten, die keine Liste von Abonnements braucht; sie wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The server sent an empty document.</source>
        <translation>Der Server schickte ein leeres Dokument.</translation>
    </message>
    <message>
        <source>The server sent a document that is not a feed.</source>
        <translation>Der Server schickte ein Dokument, das kein Feed ist.</translation>
    </message>
    <message>
        <source>The server sent a web page instead of a feed.</source>
        <translation>Der Server schickte statt eines Feeds eine Webseite.</translation>
    </message>
    <message>
        <source>The server sent something like JSON that cannot be read.</source>
        <translation>Der Server schickte etwas wie JSON, das sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The server sent JSON that is not a feed.</source>
        <translation>Der Server schickte JSON, das kein Feed ist.</translation>
    </message>
    <message>
        <source>there is no text in it</source>
        <translation>es enthält keinen Text</translation>
    </message>
    <message>
        <source>It is paused.</source>
        <translation>Er ist angehalten.</translation>
    </message>
    <message>
        <source>The server asked to be left alone for a while.</source>
        <translation>Der Server bat um eine Pause.</translation>
    </message>
    <message>
        <source>The query is empty.</source>
        <translation>Die Abfrage ist leer.</translation>
    </message>
    <message>
        <source>There is a closing parenthesis too many</source>
        <translation>Eine schließende Klammer ist zu viel</translation>
    </message>
    <message>
        <source>The query says only what is not wanted; it needs something that is to be found.</source>
        <translation>Die Abfrage nennt nur, was nicht gesucht wird; es fehlt etwas, das gefunden werden soll.</translation>
    </message>
    <message>
        <source>NEAR needs something that is to be found on one side</source>
        <translation>NEAR braucht auf jeder Seite etwas, das gefunden werden soll</translation>
    </message>
    <message>
        <source>NEAR has too many combinations beside it</source>
        <translation>Neben NEAR stehen zu viele Möglichkeiten</translation>
    </message>
    <message>
        <source>There is nothing between the parentheses</source>
        <translation>Zwischen den Klammern steht nichts</translation>
    </message>
    <message>
        <source>The closing parenthesis is missing</source>
        <translation>Die schließende Klammer fehlt</translation>
    </message>
    <message>
        <source>Something to look for is missing</source>
        <translation>Es fehlt etwas, das zu suchen ist</translation>
    </message>
    <message>
        <source>Something to look for is missing before the closing parenthesis</source>
        <translation>Vor der schließenden Klammer fehlt etwas, das zu suchen ist</translation>
    </message>
    <message>
        <source>NEAR/ needs a number of words, as in NEAR/10</source>
        <translation>NEAR/ braucht eine Zahl von Wörtern, wie in NEAR/10</translation>
    </message>
    <message>
        <source>NEAR is written in capitals</source>
        <translation>NEAR wird in Großbuchstaben geschrieben</translation>
    </message>
    <message>
        <source>The closing quotation mark is missing</source>
        <translation>Das schließende Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>There is no word between the quotation marks</source>
        <translation>Zwischen den Anführungszeichen steht kein Wort</translation>
    </message>
    <message>
        <source>The closing / of the expression is missing</source>
        <translation>Der schließende / des Ausdrucks fehlt</translation>
    </message>
    <message>
        <source>There is no expression between the strokes</source>
        <translation>Zwischen den Schrägstrichen steht kein Ausdruck</translation>
    </message>
    <message>
        <source>Nothing may follow the closing /; write (?i) in front to disregard capitals</source>
        <translation>Auf den schließenden / darf nichts folgen; (?i) davor achtet nicht auf Großbuchstaben</translation>
    </message>
    <message>
        <source>The expression repeats too often</source>
        <translation>Der Ausdruck enthält zu viele Wiederholungen</translation>
    </message>
    <message>
        <source>The expression is too complicated</source>
        <translation>Der Ausdruck ist zu kompliziert</translation>
    </message>
    <message>
        <source>A * stands for the end of a word, as in chip*</source>
        <translation>Ein * steht für das Ende eines Wortes, wie in chip*</translation>
    </message>
    <message>
        <source>History is being fetched already; one walk at a time, as searches ask for.</source>
        <translation>Vorgeschichte wird schon abgerufen; immer nur ein Durchgang zugleich, wie es Suchdienste verlangen.</translation>
    </message>
    <message>
        <source>Another program on this profile is comparing scores just now</source>
        <translation>Ein anderes Programm mit diesem Profil vergleicht gerade Werte</translation>
    </message>
    <message>
        <source>The address of the database cannot be read</source>
        <translation>Die Adresse der Datenbank lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The store must be a file or a PostgreSQL database, for several programs share it</source>
        <translation>Der Datenbestand muss eine Datei oder eine PostgreSQL-Datenbank sein, weil mehrere Programme ihn teilen</translation>
    </message>
    <message>
        <source>PostgreSQL needs the package psycopg: pip install &apos;psycopg[binary]&apos;</source>
        <translation>PostgreSQL braucht das Paket psycopg: pip install &apos;psycopg[binary]&apos;</translation>
    </message>
    <message>
        <source>It was given up before the answer was there</source>
        <translation>Es wurde aufgegeben, bevor die Antwort da war</translation>
    </message>
    <message>
        <source>not found again</source>
        <translation>nicht wiedergefunden</translation>
    </message>
    <message>
        <source>the program was off</source>
        <translation>das Programm war aus</translation>
    </message>
    <message>
        <source>searched afterwards</source>
        <translation>nachträglich durchsucht</translation>
    </message>
    <message>
        <source>The monitor could not be started: an error inside the program.</source>
        <translation>Der Monitor konnte nicht gestartet werden: ein Fehler im Programm.</translation>
    </message>
    <message>
        <source>The server redirects more than {n} times.</source>
        <translation>Der Server leitet mehr als {n}-mal weiter.</translation>
    </message>
    <message>
        <source>The feed is larger than {size} MB, the most that is read.</source>
        <translation>Der Feed ist größer als {size} MB; mehr wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The list is larger than {size} MB, the most that is read.</source>
        <translation>Die Liste ist größer als {size} MB; mehr wird nicht gelesen.</translation>
    </message>
    <message>
        <source>The server did not answer within {limit} seconds.</source>
        <translation>Der Server antwortete nicht innerhalb von {limit} Sekunden.</translation>
    </message>
    <message>
        <source>There is no server by the name of {host}.</source>
        <translation>Einen Server namens {host} gibt es nicht.</translation>
    </message>
    <message>
        <source>The server at {host} cannot be reached.</source>
        <translation>Der Server {host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The server at {host} refuses connections.</source>
        <translation>Der Server {host} nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>The server {host} is in trouble ({status}).</source>
        <translation>Der Server {host} hat Schwierigkeiten ({status}).</translation>
    </message>
    <message>
        <source>The server {host} gave an answer that is no feed ({status}).</source>
        <translation>Der Server {host} gab eine Antwort, die kein Feed ist ({status}).</translation>
    </message>
    <message>
        <source>The server packed its answer in a way that was not asked for ({how}).</source>
        <translation>Der Server hat seine Antwort auf eine Weise gepackt, die nicht verlangt war ({how}).</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid: {why}.</source>
        <translation>Das Zertifikat des Servers ist nicht gültig: {why}.</translation>
    </message>
    <message>
        <source>The server sent a web page instead of a feed: “{title}”.</source>
        <translation>Der Server schickte statt eines Feeds eine Webseite: „{title}“.</translation>
    </message>
    <message>
        <source>The server sent a message instead of a feed: “{message}”.</source>
        <translation>Der Server schickte statt eines Feeds eine Nachricht: „{message}“.</translation>
    </message>
    <message>
        <source>The exchange with the server failed ({error}).</source>
        <translation>Der Austausch mit dem Server scheiterte ({error}).</translation>
    </message>
    <message>
        <source>The feed cannot be read: the parser gave up ({error}).</source>
        <translation>Der Feed lässt sich nicht lesen: Der Parser brach ab ({error}).</translation>
    </message>
    <message>
        <source>The feed cannot be read: a field has an impossible value ({error}).</source>
        <translation>Der Feed lässt sich nicht lesen: Ein Feld hat einen unmöglichen Wert ({error}).</translation>
    </message>
    <message>
        <source>The proxy refused: {why}</source>
        <translation>Der Proxy lehnte ab: {why}</translation>
    </message>
    <message>
        <source>The feed holds {n} entries; the newest {most} were taken.</source>
        <translation>Der Feed enthält {n} Einträge; übernommen wurden die neuesten {most}.</translation>
    </message>
    <message>
        <source>The feed is not well-formed XML (line {n}); it was read as far as possible.</source>
        <translation>Der Feed ist kein wohlgeformtes XML (Zeile {n}); er wurde so weit wie möglich gelesen.</translation>
    </message>
    <message>
        <source>The feed was empty {n} times in a row.</source>
        <translation>Der Feed war {n}-mal in Folge leer.</translation>
    </message>
    <message>
        <source>The feed&apos;s own address fails ({why}); its fallback is used.</source>
        <translation>Die eigene Adresse des Feeds ist gestört ({why}); die Ersatzadresse wird benutzt.</translation>
    </message>
    <message>
        <source>“{host}” is no host name.</source>
        <translation>„{host}“ ist kein Servername.</translation>
    </message>
    <message>
        <source>The address is not allowed: only http and https are, not one without http:// or https://.</source>
        <translation>Die Adresse ist nicht erlaubt: Erlaubt sind nur http und https, keine ohne http:// oder https://.</translation>
    </message>
    <message>
        <source>The address is not allowed: only http and https are, not {scheme}.</source>
        <translation>Die Adresse ist nicht erlaubt: Erlaubt sind nur http und https, nicht {scheme}.</translation>
    </message>
    <message>
        <source>The address is not allowed: it cannot be read.</source>
        <translation>Die Adresse ist nicht erlaubt: Sie lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The address is not allowed: it names no server.</source>
        <translation>Die Adresse ist nicht erlaubt: Sie nennt keinen Server.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not allowed: only http and https are, not {scheme}.</source>
        <translation>Der Server leitet an eine Adresse weiter, die nicht erlaubt ist: Erlaubt sind nur http und https, nicht {scheme}.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not allowed: it cannot be read.</source>
        <translation>Der Server leitet an eine Adresse weiter, die nicht erlaubt ist: Sie lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The server redirects to an address that is not allowed: it names no server.</source>
        <translation>Der Server leitet an eine Adresse weiter, die nicht erlaubt ist: Sie nennt keinen Server.</translation>
    </message>
    <message>
        <source>It failed and is left alone for a while: {why}</source>
        <translation>Gescheitert, daher vorerst nicht abgerufen: {why}</translation>
    </message>
    <message>
        <source>It is paused: {why}</source>
        <translation>Angehalten: {why}</translation>
    </message>
    <message>
        <source>{name} asks to be left alone until {when}.</source>
        <translation>{name} bittet um eine Pause bis {when}.</translation>
    </message>
    <message>
        <source>{name}: {n} windows in a row could not be read. {why}</source>
        <translation>{name}: {n} Fenster hintereinander ließen sich nicht lesen. {why}</translation>
    </message>
    <message>
        <source>The expression cannot be read: {why} at character {n}.</source>
        <translation>Der Ausdruck lässt sich nicht lesen: {why} bei Zeichen {n}.</translation>
    </message>
    <message>
        <source>{what} at character {n}.</source>
        <translation>{what} (Zeichen {n}).</translation>
    </message>
    <message>
        <source>The query is longer than {n} characters</source>
        <translation>Die Abfrage ist länger als {n} Zeichen</translation>
    </message>
    <message>
        <source>The expression is longer than {n} characters</source>
        <translation>Der Ausdruck ist länger als {n} Zeichen</translation>
    </message>
    <message>
        <source>More than {n} NEARs within one another</source>
        <translation>Mehr als {n} NEAR ineinander</translation>
    </message>
    <message>
        <source>More than {n} parentheses within one another</source>
        <translation>Mehr als {n} Klammern ineinander</translation>
    </message>
    <message>
        <source>More than {n} levels within one another</source>
        <translation>Mehr als {n} Ebenen ineinander</translation>
    </message>
    <message>
        <source>NEAR reaches over {n} words at most</source>
        <translation>NEAR reicht höchstens über {n} Wörter</translation>
    </message>
    <message>
        <source>Write NOT instead of {sign} to leave something out</source>
        <translation>NOT statt {sign} schreiben, um etwas auszuschließen</translation>
    </message>
    <message>
        <source>Write {word} instead of {sign}</source>
        <translation>{word} statt {sign} schreiben</translation>
    </message>
    <message>
        <source>{word} has nothing to its left (in quotation marks it is a word)</source>
        <translation>Links von {word} steht nichts (in Anführungszeichen ist es ein Wort)</translation>
    </message>
    <message>
        <source>Another program is keeping {store} busy; please try again</source>
        <translation>Ein anderes Programm hält {store} besetzt; bitte noch einmal versuchen</translation>
    </message>
    <message>
        <source>The disk is full: nothing of this was stored in {store}, and nothing was lost from it</source>
        <translation>Der Datenträger ist voll: Nichts davon kam in {store}, und nichts ging daraus verloren</translation>
    </message>
    <message>
        <source>{store} is damaged. It is left as it is; restore a backup to go on</source>
        <translation>{store} ist beschädigt. Es bleibt, wie es ist; mit einer Sicherung geht es weiter</translation>
    </message>
    <message>
        <source>{store} may only be read, not written; check its owner and its rights</source>
        <translation>{store} darf nur gelesen, nicht geschrieben werden; Besitzer und Rechte prüfen</translation>
    </message>
    <message>
        <source>{store} cannot be opened; check that the folder exists and may be read and written</source>
        <translation>{store} lässt sich nicht öffnen; prüfen, ob es den Ordner gibt und er gelesen und geschrieben werden darf</translation>
    </message>
    <message>
        <source>{store} could not be read or written: the disk reports an error</source>
        <translation>{store} konnte nicht gelesen oder geschrieben werden: Der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>The database server of {store} does not answer</source>
        <translation>Der Datenbankserver von {store} antwortet nicht</translation>
    </message>
    <message>
        <source>{store} was made by a newer version of this program (revision {revision}, this one knows {known}). It is left as it is; please install the newer version</source>
        <translation>{store} stammt von einer neueren Version dieses Programms (Fassung {revision}, diese kennt {known}). Es bleibt, wie es ist; bitte die neuere Version installieren</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}; what was there before is untouched</source>
        <translation>{file} konnte nicht geschrieben werden: {why}; was vorher da war, ist unberührt</translation>
    </message>
    <message>
        <source>{why}. Until that is put right, the shipped words hold.</source>
        <translation>{why}. Bis das berichtigt ist, gelten die mitgelieferten Wörter.</translation>
    </message>
    <message>
        <source>Reading the feed took longer than {n} s.</source>
        <translation>Das Lesen des Feeds dauerte länger als {n} s.</translation>
    </message>
    <message>
        <source>Reading the feed needed more than {n} MB of memory.</source>
        <translation>Das Lesen des Feeds brauchte mehr als {n} MB Speicher.</translation>
    </message>
    <message>
        <source>analysis failed: {why}</source>
        <translation>Auswertung gescheitert: {why}</translation>
    </message>
    <message>
        <source>The feed is not encoded as it says; some characters may be wrong.</source>
        <translation>Der Feed ist anders kodiert als angegeben; einzelne Zeichen können falsch sein.</translation>
    </message>
    <message>
        <source>The feed is not well-formed XML; it was read as far as possible.</source>
        <translation>Der Feed ist kein wohlgeformtes XML; er wurde so weit wie möglich gelesen.</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>The analysis process ends whenever it is started</source>
        <translation>Der Auswertungsprozess endet bei jedem Start</translation>
    </message>
    <message>
        <source>The analysis process was stopped with the program</source>
        <translation>Der Auswertungsprozess wurde mit dem Programm beendet</translation>
    </message>
    <message>
        <source>{file} exists, with its manifest. Replace both?</source>
        <translation>{file} gibt es schon, mit Manifest. Beide ersetzen?</translation>
    </message>
    <message>
        <source>{file} exists. Replace it?</source>
        <translation>{file} gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>What it holds now would be lost.</source>
        <translation>Der jetzige Inhalt ginge verloren.</translation>
    </message>
    <message>
        <source>What is saved here ends with the demonstration.</source>
        <translation>Was hier gespeichert wird, endet mit der Vorführung.</translation>
    </message>
</context>
</TS>
