<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Faults</name>
    <message>
        <source>Late reply</source>
        <translation>Réponse tardive</translation>
    </message>
    <message>
        <source>The reply comes late; later ones of the same connection wait behind it.</source>
        <translation>La réponse arrive en retard ; les suivantes de la même connexion attendent derrière elle.</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>The request is carried out, its reply is lost.</source>
        <translation>La requête est exécutée, sa réponse est perdue.</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>The request is refused with this code.</source>
        <translation>La requête est refusée avec ce code.</translation>
    </message>
    <message>
        <source>Wrong transaction id</source>
        <translation>Mauvais numéro de transaction</translation>
    </message>
    <message>
        <source>The reply bears the next transaction id.</source>
        <translation>La réponse porte le numéro de transaction suivant.</translation>
    </message>
    <message>
        <source>Wrong unit id</source>
        <translation>Mauvaise adresse d&apos;unité</translation>
    </message>
    <message>
        <source>The reply bears the next unit id.</source>
        <translation>La réponse porte l&apos;adresse d&apos;unité suivante.</translation>
    </message>
    <message>
        <source>Wrong length</source>
        <translation>Mauvaise longueur</translation>
    </message>
    <message>
        <source>The length field announces one byte more than there is.</source>
        <translation>Le champ de longueur annonce un octet de trop.</translation>
    </message>
    <message>
        <source>Reply byte by byte</source>
        <translation>Réponse octet par octet</translation>
    </message>
    <message>
        <source>Each byte of the reply comes in a segment of its own.</source>
        <translation>Chaque octet de la réponse arrive dans son propre segment.</translation>
    </message>
    <message>
        <source>Connection reset</source>
        <translation>Connexion rompue</translation>
    </message>
    <message>
        <source>The connection is reset instead of a reply.</source>
        <translation>La connexion est rompue (RST) au lieu d&apos;une réponse.</translation>
    </message>
    <message>
        <source>Frozen values</source>
        <translation>Valeurs figées</translation>
    </message>
    <message>
        <source>Reads answer with the values of the moment at which the fault began.</source>
        <translation>Les lectures rendent les valeurs du moment où le défaut a commencé.</translation>
    </message>
    <message>
        <source>Cable unplugged</source>
        <translation>Câble débranché</translation>
    </message>
    <message>
        <source>Nothing is heard or accepted; connections stall, then time out.</source>
        <translation>Rien n&apos;est entendu ni accepté ; les connexions se figent, puis expirent.</translation>
    </message>
    <message>
        <source>Meter restarts</source>
        <translation>Redémarrage du compteur</translation>
    </message>
    <message>
        <source>The meter is held in reset, then starts again; its connections are dropped.</source>
        <translation>Le compteur est arrêté, puis redémarre ; ses connexions sont perdues.</translation>
    </message>
    <message>
        <source>Malfunction message</source>
        <translation>Message de dysfonctionnement</translation>
    </message>
    <message>
        <source>The meter shows its malfunction message (manual 11.3).</source>
        <translation>Le compteur affiche son message de dysfonctionnement (notice 11.3).</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>%1, %2 to %3 ms</source>
        <translation>%1, %2 à %3 ms</translation>
    </message>
</context>
<context>
    <name>vmeter::About</name>
    <message>
        <source>About vmeter</source>
        <translation>À propos de vmeter</translation>
    </message>
    <message>
        <source>A virtual COUNTIS E27/E28 energy meter: the meter&apos;s firmware in simulated hardware.</source>
        <translation>Un compteur d&apos;énergie COUNTIS E27/E28 virtuel : le logiciel du compteur dans un matériel simulé.</translation>
    </message>
    <message>
        <source>Built with:</source>
        <translation>Réalisé avec :</translation>
    </message>
    <message>
        <source>Not a product of SOCOMEC; names belong to their owners. Nothing it shows has legal value.</source>
        <translation>Ce n&apos;est pas un produit de SOCOMEC ; les noms appartiennent à leurs propriétaires. Rien de ce qu&apos;il affiche n&apos;a de valeur légale.</translation>
    </message>
</context>
<context>
    <name>vmeter::CursorBar</name>
    <message>
        <source>B − A: %1 ms, one in %2 Hz</source>
        <translation>B − A : %1 ms, soit %2 Hz</translation>
    </message>
    <message>
        <source>B − A: 0 ms</source>
        <translation>B − A : 0 ms</translation>
    </message>
    <message>
        <source>Cursor %1</source>
        <translation>Curseur %1</translation>
    </message>
</context>
<context>
    <name>vmeter::ErrorTrend</name>
    <message>
        <source>Σ %1 % of %2, limit ±%3 %</source>
        <translation>Σ %1 % de %2, limite ±%3 %</translation>
    </message>
    <message>
        <source>Σ %1 % of %2, no limit for this load</source>
        <translation>Σ %1 % de %2, sans limite pour cette charge</translation>
    </message>
    <message>
        <source>Error of the meter against the true power, percent</source>
        <translation>Erreur du compteur par rapport à la puissance vraie, en pour cent</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Grandeur</translation>
    </message>
    <message>
        <source>Active power</source>
        <translation>Puissance active</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Puissance réactive</translation>
    </message>
    <message>
        <source>Error of the system now</source>
        <translation>Erreur actuelle du système</translation>
    </message>
    <message>
        <source>Against the power that supply, wiring and loads put on the terminals, harmonics included;
reactive: of the fundamental. Only while the input stands still for 3 s.</source>
        <translation>Par rapport à la puissance que réseau, câblage et charges appliquent aux bornes, harmoniques compris ;
réactive : du fondamental. Seulement quand l&apos;entrée est stable depuis 3 s.</translation>
    </message>
    <message>
        <source>Error / %</source>
        <translation>Erreur / %</translation>
    </message>
    <message>
        <source>Meter time</source>
        <translation>Temps du compteur</translation>
    </message>
    <message>
        <source>limit of the class, Σ</source>
        <translation>limite de la classe, Σ</translation>
    </message>
    <message>
        <source>no error: the meter is off</source>
        <translation>pas d&apos;erreur : le compteur est éteint</translation>
    </message>
    <message>
        <source>no error: the input moves</source>
        <translation>pas d&apos;erreur : l&apos;entrée varie</translation>
    </message>
    <message>
        <source>no error: too little to compare with</source>
        <translation>pas d&apos;erreur : trop peu pour comparer</translation>
    </message>
    <message>
        <source>recording played: its true power is not known</source>
        <translation>enregistrement joué : puissance vraie inconnue</translation>
    </message>
</context>
<context>
    <name>vmeter::EventText</name>
    <message>
        <source>frequency %1 Hz</source>
        <translation>fréquence %1 Hz</translation>
    </message>
    <message>
        <source>voltage %1</source>
        <translation>tension %1</translation>
    </message>
    <message>
        <source>voltage angle %1</source>
        <translation>angle de la tension %1</translation>
    </message>
    <message>
        <source>current %1</source>
        <translation>courant %1</translation>
    </message>
    <message>
        <source>phase angle %1</source>
        <translation>déphasage %1</translation>
    </message>
    <message>
        <source>harmonics</source>
        <translation>harmoniques</translation>
    </message>
    <message>
        <source>shape of the current</source>
        <translation>forme du courant</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>appareils</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 arrêt</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 marche</translation>
    </message>
    <message>
        <source>wiring</source>
        <translation>câblage</translation>
    </message>
    <message>
        <source>tariff %1</source>
        <translation>tarif %1</translation>
    </message>
    <message>
        <source>supply of the meter</source>
        <translation>alimentation de l&apos;appareil</translation>
    </message>
    <message>
        <source>key %1, %2 s</source>
        <translation>touche %1, %2 s</translation>
    </message>
    <message>
        <source>mains on</source>
        <translation>réseau rétabli</translation>
    </message>
    <message>
        <source>mains off</source>
        <translation>coupure du réseau</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>défaut</translation>
    </message>
    <message>
        <source>end of the faults</source>
        <translation>fin des défauts</translation>
    </message>
    <message>
        <source>%1, over %2</source>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>%1 d %2</source>
        <translation>%1 j %2</translation>
    </message>
</context>
<context>
    <name>vmeter::ExamDialog</name>
    <message>
        <source>Exam</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>The same seed draws the same tasks and faults</source>
        <translation>La même graine tire les mêmes tâches et les mêmes défauts</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>&amp;Exam</source>
        <translation>&amp;Examen</translation>
    </message>
    <message>
        <source>&amp;Name of the candidate</source>
        <translation>&amp;Nom du candidat</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Graine</translation>
    </message>
    <message>
        <source>%1
%2 min. There are no hints, and everything that is done is recorded.</source>
        <translation>%1
%2 min. Il n&apos;y a pas d&apos;indices, et tout ce qui est fait est enregistré.</translation>
    </message>
</context>
<context>
    <name>vmeter::ExportAction</name>
    <message>
        <source>The name of the file has to end in .png, .svg or .csv.</source>
        <translation>Le nom du fichier doit finir par .png, .svg ou .csv.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Écriture impossible dans %1 : %2</translation>
    </message>
    <message>
        <source>&amp;Export as PNG, SVG or CSV…</source>
        <translation>&amp;Exporter en PNG, SVG ou CSV…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Image (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>Dessin (*.svg)</translation>
    </message>
    <message>
        <source>Values (*.csv)</source>
        <translation>Valeurs (*.csv)</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Exportation impossible</translation>
    </message>
</context>
<context>
    <name>vmeter::FaultForm</name>
    <message>
        <source>What comes several times ends in between: say how long it lasts each time.</source>
        <translation>Ce qui se répète s&apos;arrête entre deux fois : dites combien de temps cela dure à chaque fois.</translation>
    </message>
    <message>
        <source>A client is an address, 192.168.0.7, or one connection, 192.168.0.7:40000.</source>
        <translation>Un client est une adresse, 192.168.0.7, ou une connexion, 192.168.0.7:40000.</translation>
    </message>
    <message>
        <source>&amp;New fault</source>
        <translation>&amp;Nouveau défaut</translation>
    </message>
    <message>
        <source>Gap between bytes</source>
        <translation>Pause entre les octets</translation>
    </message>
    <message>
        <source>Delay, at least</source>
        <translation>Retard, au moins</translation>
    </message>
    <message>
        <source>Delay, at most</source>
        <translation>Retard, au plus</translation>
    </message>
    <message>
        <source>Exception code</source>
        <translation>Code d&apos;exception</translation>
    </message>
    <message>
        <source>Message number</source>
        <translation>Numéro du message</translation>
    </message>
    <message>
        <source>Replies to spoil</source>
        <translation>Réponses à fausser</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Nombre de fois</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Duration, meter time</source>
        <translation>Durée, temps du compteur</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>In wall time, in which the client waits</source>
        <translation>En temps réel, celui dans lequel le client attend</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>once</source>
        <translation>une fois</translation>
    </message>
    <message>
        <source>3 s</source>
        <translation>3 s</translation>
    </message>
    <message>
        <source>until removed</source>
        <translation>jusqu&apos;au retrait</translation>
    </message>
    <message>
        <source>all; or 192.168.0.7, 192.168.0.7:40000</source>
        <translation>tous ; ou 192.168.0.7, 192.168.0.7:40000</translation>
    </message>
    <message>
        <source>&amp;Break it</source>
        <translation>&amp;Provoquer</translation>
    </message>
</context>
<context>
    <name>vmeter::FaultModel</name>
    <message>
        <source>all</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>until removed</source>
        <translation>jusqu&apos;au retrait</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Défaut</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Struck</source>
        <translation>Faussées</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
</context>
<context>
    <name>vmeter::FaultView</name>
    <message>
        <source>Faults in force</source>
        <translation>Défauts en cours</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Remove a&amp;ll</source>
        <translation>&amp;Tout retirer</translation>
    </message>
</context>
<context>
    <name>vmeter::FrontPanel</name>
    <message>
        <source>Mains terminals: Lk A-V from the supply, Lk A to the load, 80 A at most
Manual 4.3, 6.2</source>
        <translation>Bornes du réseau : Lk A-V entrée, Lk A sortie vers la charge, 80 A au plus
Notice 4.3, 6.2</translation>
    </message>
    <message>
        <source>Neutral terminal; without N or L1 the meter has no supply
Manual 4.3, 6.2, 12</source>
        <translation>Borne du neutre ; sans N ou L1 l&apos;appareil n&apos;est plus alimenté
Notice 4.3, 6.2, 12</translation>
    </message>
    <message>
        <source>Pulse output: opto-coupler, 1 is minus, 2 is plus, 5 to 27 V DC, 27 mA; 100 Wh a pulse
Manual 6.2, 13</source>
        <translation>Sortie impulsion : optocoupleur, 1 est le moins, 2 le plus, 5 à 27 V DC, 27 mA ; 100 Wh par impulsion
Notice 6.2, 13</translation>
    </message>
    <message>
        <source>Ethernet, RJ45: Modbus TCP and web server; the cable passes the ferrite twice
Manual 6.2, 8, 13</source>
        <translation>Ethernet, RJ45 : Modbus TCP et serveur Web ; le câble passe deux fois dans la ferrite
Notice 6.2, 8, 13</translation>
    </message>
    <message>
        <source>Place of the MID marks of the COUNTIS E28; a simulated meter has no approval
Manual 4.3, 7</source>
        <translation>Emplacement du marquage MID du COUNTIS E28 ; un compteur simulé n&apos;est pas certifié
Notice 4.3, 7</translation>
    </message>
    <message>
        <source>Model: the COUNTIS E28 is the MID version
Manual 4.2</source>
        <translation>Modèle : le COUNTIS E28 est la version MID
Notice 4.2</translation>
    </message>
    <message>
        <source>Rated values
Manual 13</source>
        <translation>Valeurs assignées
Notice 13</translation>
    </message>
    <message>
        <source>%1, %2 s</source>
        <comment>keys held for seconds</comment>
        <translation>%1, %2 s</translation>
    </message>
    <message>
        <source>Terminal cover, fitted and sealed; it locks the SET key
Manual 7</source>
        <translation>Cache-bornes monté et plombé ; il verrouille la touche SET
Notice 7</translation>
    </message>
    <message>
        <source>Front of the %1</source>
        <translation>Face avant du %1</translation>
    </message>
    <message>
        <source>Metrological LED</source>
        <translation>LED métrologique</translation>
    </message>
    <message>
        <source>Metrological LED, red: one flash a watt-hour, import and export (1000 imp/kWh)
Manual 4.3, 13</source>
        <translation>LED métrologique, rouge : un éclair par wattheure, importé ou exporté (1000 imp/kWh)
Notice 4.3, 13</translation>
    </message>
    <message>
        <source>Pulse output lamp</source>
        <translation>Voyant de la sortie impulsion</translation>
    </message>
    <message>
        <source>Lit with each pulse of the output; the lamp is not on the real meter
Manual 6.2, 13</source>
        <translation>S&apos;allume à chaque impulsion de la sortie ; ce voyant n&apos;existe pas sur l&apos;appareil réel
Notice 6.2, 13</translation>
    </message>
    <message>
        <source>Ethernet link lamp</source>
        <translation>Voyant de liaison Ethernet</translation>
    </message>
    <message>
        <source>Ethernet link
Manual 6.2, 8</source>
        <translation>Liaison Ethernet
Notice 6.2, 8</translation>
    </message>
    <message>
        <source>Ethernet traffic lamp</source>
        <translation>Voyant de trafic Ethernet</translation>
    </message>
    <message>
        <source>A Modbus or web request was served within the last second
Manual 4.4, 8</source>
        <translation>Une requête Modbus ou Web a été servie dans la dernière seconde
Notice 4.4, 8</translation>
    </message>
</context>
<context>
    <name>vmeter::KeyButton</name>
    <message>
        <source>SET key</source>
        <translation>Touche SET</translation>
    </message>
    <message>
        <source>SET is locked by the sealed terminal cover (S)
Manual 7</source>
        <translation>SET est verrouillée par le cache-bornes plombé (S)
Notice 7</translation>
    </message>
    <message>
        <source>SET (S): longer than 3 s enters SETUP 1
Manual 4.3, 9.1</source>
        <translation>SET (S) : plus de 3 s, accès au menu SETUP 1
Notice 4.3, 9.1</translation>
    </message>
    <message>
        <source>UP key</source>
        <translation>Touche UP</translation>
    </message>
    <message>
        <source>UP (U or up arrow): next page of the menu; in set-up changes the digit
Manual 4.3, 9.1, 10</source>
        <translation>UP (U ou flèche haut) : page suivante du menu ; dans SETUP, change le chiffre
Notice 4.3, 9.1, 10</translation>
    </message>
    <message>
        <source>ENTER key</source>
        <translation>Touche ENTER</translation>
    </message>
    <message>
        <source>ENTER (E or left arrow): next menu; longer than 3 s enters or leaves set-up
Manual 4.3, 9.1, 10</source>
        <translation>ENTER (E ou flèche gauche) : menu suivant ; plus de 3 s, entre dans SETUP ou en sort
Notice 4.3, 9.1, 10</translation>
    </message>
</context>
<context>
    <name>vmeter::LcdWidget</name>
    <message>
        <source>off</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Afficheur</translation>
    </message>
    <message>
        <source>LCD, 8 digits: menu, value, unit and state marks; renewed every second, lit for 10 s by a key
Manual 4.4, 10, 13</source>
        <translation>LCD 8 chiffres : menu, valeur, unité et symboles d&apos;état ; rafraîchi chaque seconde, éclairé 10 s par une touche
Notice 4.4, 10, 13</translation>
    </message>
</context>
<context>
    <name>vmeter::LessonChooser</name>
    <message>
        <source>begun</source>
        <translation>commencée</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>pas encore faite</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Leçons</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>%1
About %2 min.</source>
        <translation>%1
Environ %2 min.</translation>
    </message>
</context>
<context>
    <name>vmeter::LessonPanel</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Étape %1 sur %2</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>Étapes faites</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>abandonnée</translation>
    </message>
    <message>
        <source>End the exam</source>
        <translation>Terminer l&apos;examen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>The time is over.</source>
        <translation>Le temps est écoulé.</translation>
    </message>
    <message>
        <source>The exam is over.</source>
        <translation>L&apos;examen est terminé.</translation>
    </message>
    <message>
        <source>Done. The meter is yours to play with until you leave the lesson; your own meter then comes back as it was.</source>
        <translation>C&apos;est fait. Le compteur est à vous jusqu&apos;à ce que vous quittiez la leçon ; votre propre compteur revient alors comme il était.</translation>
    </message>
    <message>
        <source>Manual, section %1</source>
        <translation>Manuel, chapitre %1</translation>
    </message>
    <message>
        <source>Hint: %1</source>
        <translation>Indice : %1</translation>
    </message>
    <message>
        <source>“%1” is not right.</source>
        <translation>« %1 » n&apos;est pas juste.</translation>
    </message>
    <message>
        <source>That is not right.</source>
        <translation>Ce n&apos;est pas juste.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suite</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Time so far</source>
        <translation>Temps passé</translation>
    </message>
    <message>
        <source>Showing…</source>
        <translation>Démonstration…</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Montrez-moi</translation>
    </message>
    <message>
        <source>%1 is held: %2 s of %3 s</source>
        <translation>%1 maintenu : %2 s sur %3 s</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Indice</translation>
    </message>
    <message>
        <source>Give this task up</source>
        <translation>Abandonner cette tâche</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>F5: next or answer, F6: to the answers or the view</source>
        <translation>F5 : suite ou répondre, F6 : aux réponses ou à la vue</translation>
    </message>
    <message>
        <source>F3: hint, F4: show me, F5: next or answer, F6: to the answers or the view</source>
        <translation>F3 : indice, F4 : montrez-moi, F5 : suite ou répondre, F6 : aux réponses ou à la vue</translation>
    </message>
</context>
<context>
    <name>vmeter::MainWindow</name>
    <message>
        <source>Scenario: %1</source>
        <translation>Scénario : %1</translation>
    </message>
    <message>
        <source>Meter time %1</source>
        <translation>Temps du compteur %1</translation>
    </message>
    <message>
        <source>Meter time %1, coasting</source>
        <translation>Temps du compteur %1, en roue libre</translation>
    </message>
    <message>
        <source>Steady stretches are advanced from a settled second, not sample by sample.</source>
        <translation>Les périodes stables avancent d&apos;après une seconde établie, et non échantillon par échantillon.</translation>
    </message>
    <message>
        <source>Oscilloscope</source>
        <translation>Oscilloscope</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Scenario not loaded</source>
        <translation>Scénario non chargé</translation>
    </message>
    <message>
        <source>This scenario has errors; the one that is running goes on.</source>
        <translation>Ce scénario contient des erreurs ; celui en cours continue.</translation>
    </message>
    <message>
        <source>Open scenario</source>
        <translation>Ouvrir un scénario</translation>
    </message>
    <message>
        <source>The display was copied as a picture.</source>
        <translation>L&apos;afficheur a été copié sous forme d&apos;image.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Ready-made scenarios</source>
        <translation>Scénarios &amp;fournis</translation>
    </message>
    <message>
        <source>&amp;Meter</source>
        <translation>&amp;Compteur</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Touches</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Temps</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Outils</translation>
    </message>
    <message>
        <source>&amp;Open scenario…</source>
        <translation>&amp;Ouvrir un scénario…</translation>
    </message>
    <message>
        <source>&amp;Copy display as picture</source>
        <translation>&amp;Copier l&apos;afficheur en image</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Mains &amp;on</source>
        <translation>&amp;Réseau sous tension</translation>
    </message>
    <message>
        <source>Mains switch of the bench</source>
        <translation>Interrupteur du réseau sur le banc</translation>
    </message>
    <message>
        <source>Terminal cover &amp;fitted and sealed</source>
        <translation>Cache-bornes monté et &amp;plombé</translation>
    </message>
    <message>
        <source>Mo&amp;del</source>
        <translation>Mo&amp;dèle</translation>
    </message>
    <message>
        <source>Malf&amp;unction</source>
        <translation>D&amp;ysfonctionnement</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Aucun</translation>
    </message>
    <message>
        <source>Message &quot;Error %1&quot;</source>
        <translation>Message « Error %1 »</translation>
    </message>
    <message>
        <source>Terminal cover and seal of the E28: locks the SET key (manual 7)</source>
        <translation>Cache-bornes et plomb de l&apos;E28 : verrouille la touche SET (notice 7)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Stop and go on with meter time</source>
        <translation>Arrêter ou reprendre le temps du compteur</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Meter time as fast as this computer can</source>
        <translation>Temps du compteur aussi vite que l&apos;ordinateur le permet</translation>
    </message>
    <message>
        <source>Meter time at %1 of real time</source>
        <translation>Temps du compteur à %1 du temps réel</translation>
    </message>
    <message>
        <source>&amp;Front only, full screen</source>
        <translation>&amp;Face avant seule, plein écran</translation>
    </message>
    <message>
        <source>&amp;About vmeter and licences</source>
        <translation>À &amp;propos de vmeter et licences</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>À propos de &amp;Qt</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Défauts</translation>
    </message>
    <message>
        <source>Modbus traffic</source>
        <translation>Trafic Modbus</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Meter time %1, running ahead</source>
        <translation>Temps du compteur %1, avance rapide</translation>
    </message>
    <message>
        <source>One &amp;second</source>
        <translation>Une &amp;seconde</translation>
    </message>
    <message>
        <source>Let one second of meter time pass, then stand still</source>
        <translation>Laisser passer une seconde du compteur, puis s&apos;arrêter</translation>
    </message>
    <message>
        <source>One &amp;refresh of the display</source>
        <translation>Un &amp;rafraîchissement de l&apos;afficheur</translation>
    </message>
    <message>
        <source>Go on to the display&apos;s next refresh, then stand still</source>
        <translation>Avancer jusqu&apos;au prochain rafraîchissement de l&apos;afficheur, puis s&apos;arrêter</translation>
    </message>
    <message>
        <source>Skip to the &amp;next event</source>
        <translation>Aller à l&apos;événement suiva&amp;nt</translation>
    </message>
    <message>
        <source>As fast as possible to the next event of the scenario</source>
        <translation>Aussi vite que possible jusqu&apos;au prochain événement du scénario</translation>
    </message>
    <message>
        <source>&amp;Coasting</source>
        <translation>&amp;Roue libre</translation>
    </message>
    <message>
        <source>Leave out steady stretches at any speed: advanced from a settled second</source>
        <translation>Sauter les périodes stables à toute vitesse : elles avancent d&apos;après une seconde établie</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>Spectre</translation>
    </message>
    <message>
        <source>Power and energy</source>
        <translation>Puissance et énergie</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>Câblage</translation>
    </message>
    <message>
        <source>Phasors</source>
        <translation>Phaseurs</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>The session %1 goes on.</source>
        <translation>La session %1 continue.</translation>
    </message>
    <message>
        <source>The session was saved: %1</source>
        <translation>Session enregistrée : %1</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>Ouvrir une &amp;session…</translation>
    </message>
    <message>
        <source>Sa&amp;ve session…</source>
        <translation>Enregis&amp;trer la session…</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formation</translation>
    </message>
    <message>
        <source>Result written: %1</source>
        <translation>Résultat écrit : %1</translation>
    </message>
    <message>
        <source>T&amp;raining</source>
        <translation>Fo&amp;rmation</translation>
    </message>
    <message>
        <source>&amp;Open lesson or exam…</source>
        <translation>&amp;Ouvrir une leçon ou un examen…</translation>
    </message>
    <message>
        <source>&amp;Exam…</source>
        <translation>&amp;Examen…</translation>
    </message>
    <message>
        <source>Scenario loaded</source>
        <translation>Scénario chargé</translation>
    </message>
    <message>
        <source>Worth knowing:</source>
        <translation>Bon à savoir :</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml);;Recordings: COMTRADE, load curves (*.cfg *.cff *.csv);;All files (*)</source>
        <translation>Scénarios (*.yaml *.yml);;Enregistrements : COMTRADE, courbes de charge (*.cfg *.cff *.csv);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>vmeter::MeasurementModel</name>
    <message>
        <source>Voltage, phase to neutral</source>
        <translation>Tension simple</translation>
    </message>
    <message>
        <source>Voltage, phase to phase (12, 23, 31)</source>
        <translation>Tension composée (12, 23, 31)</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Courant</translation>
    </message>
    <message>
        <source>Active power, + is import</source>
        <translation>Puissance active, + importée</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Puissance réactive</translation>
    </message>
    <message>
        <source>Apparent power</source>
        <translation>Puissance apparente</translation>
    </message>
    <message>
        <source>Power factor, + is lagging, − is leading</source>
        <translation>Facteur de puissance, + inductif, − capacitif</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Fréquence</translation>
    </message>
</context>
<context>
    <name>vmeter::MeasurementTable</name>
    <message>
        <source>Instantaneous values</source>
        <translation>Valeurs instantanées</translation>
    </message>
</context>
<context>
    <name>vmeter::Oscilloscope</name>
    <message>
        <source>Oscilloscope: voltages and currents of the three phases</source>
        <translation>Oscilloscope : tensions et courants des trois phases</translation>
    </message>
    <message>
        <source>Voltage / V</source>
        <translation>Tension / V</translation>
    </message>
    <message>
        <source>Current / A</source>
        <translation>Courant / A</translation>
    </message>
    <message>
        <source>Time / ms</source>
        <translation>Temps / ms</translation>
    </message>
    <message>
        <source>triggered: u1 rising</source>
        <translation>déclenché : u1 montant</translation>
    </message>
    <message>
        <source>free running: no u1</source>
        <translation>non déclenché : pas de u1</translation>
    </message>
    <message>
        <source>Time base</source>
        <translation>Base de temps</translation>
    </message>
    <message>
        <source>Time across the screen. The wheel zooms in time, with Shift in height; dragging moves;
a double click shows everything again.</source>
        <translation>Temps sur la largeur de l&apos;écran. La molette agrandit en temps, avec Maj en hauteur ; glisser déplace ;
un double clic réaffiche tout.</translation>
    </message>
    <message>
        <source>Cursors</source>
        <translation>Curseurs</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Agrandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Réduire</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Tout afficher</translation>
    </message>
    <message>
        <source>over range: %1</source>
        <translation>hors gamme : %1</translation>
    </message>
</context>
<context>
    <name>vmeter::PhasorDiagram</name>
    <message>
        <source>expected; time stands still</source>
        <translation>attendu ; le temps est arrêté</translation>
    </message>
    <message>
        <source>unbalance %1 %</source>
        <translation>déséquilibre %1 %</translation>
    </message>
    <message>
        <source>no sequence</source>
        <translation>pas d&apos;ordre des phases</translation>
    </message>
    <message>
        <source>sequence 123</source>
        <translation>ordre 123</translation>
    </message>
    <message>
        <source>sequence 132</source>
        <translation>ordre 132</translation>
    </message>
    <message>
        <source>Phasor diagram: voltages and currents of the three phases</source>
        <translation>Diagramme vectoriel : tensions et courants des trois phases</translation>
    </message>
    <message>
        <source>Fundamentals of the last 100 ms as the converter gives them, before the meter&apos;s calibration</source>
        <translation>Fondamentaux des 100 dernières ms tels que le convertisseur les donne, avant l&apos;étalonnage du compteur</translation>
    </message>
</context>
<context>
    <name>vmeter::PowerTrend</name>
    <message>
        <source>Power and energy over meter time</source>
        <translation>Puissance et énergie dans le temps du compteur</translation>
    </message>
    <message>
        <source>Meter time</source>
        <translation>Temps du compteur</translation>
    </message>
    <message>
        <source>tariff T2</source>
        <translation>tarif T2</translation>
    </message>
    <message>
        <source>event</source>
        <translation>événement</translation>
    </message>
    <message>
        <source>Power of the system as the meter shows it; energy gained since the left end.
Marks are the scenario&apos;s events, left out where there are too many to be told apart.</source>
        <translation>Puissance du système telle que le compteur l&apos;affiche ; énergie depuis le bord gauche.
Les repères sont les événements du scénario, omis quand ils sont trop nombreux.</translation>
    </message>
</context>
<context>
    <name>vmeter::RegisterModel</name>
    <message>
        <source>VALUE</source>
        <translation>VALEUR</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>Certainty: %1</source>
        <translation>Certitude : %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Dernière lecture</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>Dernière écriture</translation>
    </message>
</context>
<context>
    <name>vmeter::RegisterView</name>
    <message>
        <source>Search: name, address, value, client</source>
        <translation>Rechercher : nom, adresse, valeur, client</translation>
    </message>
    <message>
        <source>Search in the registers</source>
        <translation>Recherche dans les registres</translation>
    </message>
    <message>
        <source>Modbus registers</source>
        <translation>Registres Modbus</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>Copier la &amp;valeur</translation>
    </message>
    <message>
        <source>Copy as &amp;mbpoll command</source>
        <translation>Copier comme commande &amp;mbpoll</translation>
    </message>
</context>
<context>
    <name>vmeter::ServerStatusView</name>
    <message>
        <source>off</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connectée</translation>
    </message>
    <message>
        <source>down: %1</source>
        <translation>coupée : %1</translation>
    </message>
    <message>
        <source>%1, unit %2</source>
        <translation>%1, unité %2</translation>
    </message>
    <message>
        <source>Meter&apos;s web page</source>
        <translation>Page Web du compteur</translation>
    </message>
    <message>
        <source>Control API</source>
        <translation>API de commande</translation>
    </message>
    <message>
        <source>The address set in the meter, and where it is really reached on this computer</source>
        <translation>L&apos;adresse réglée dans le compteur, et celle où il répond vraiment sur cet ordinateur</translation>
    </message>
    <message>
        <source>down: a fault has unplugged the cable</source>
        <translation>coupée : un défaut a débranché le câble</translation>
    </message>
</context>
<context>
    <name>vmeter::SessionFiles</name>
    <message>
        <source>The record of this session is not whole. Start vmeter again to begin a new one.</source>
        <translation>L&apos;enregistrement de cette session est incomplet. Redémarrer vmeter pour en commencer une autre.</translation>
    </message>
    <message>
        <source>This file is no session of this version of vmeter. Choose another file.</source>
        <translation>Ce fichier n&apos;est pas une session de cette version de vmeter. Choisir un autre fichier.</translation>
    </message>
    <message>
        <source>Lived again, the meter comes to another state than was recorded. Open the session with the version of vmeter that recorded it.</source>
        <translation>Revécue, la session mène le compteur à un autre état que celui enregistré. L&apos;ouvrir avec la version de vmeter qui l&apos;a enregistrée.</translation>
    </message>
    <message>
        <source>Another session is being opened. Try again when it is.</source>
        <translation>Une autre session est en cours d&apos;ouverture. Réessayer ensuite.</translation>
    </message>
    <message>
        <source>What happens is being recorded (--record). Start vmeter without it, or with --load.</source>
        <translation>Un enregistrement est en cours (--record). Démarrer vmeter sans lui, ou avec --load.</translation>
    </message>
    <message>
        <source>A lesson or exam is running. End it first.</source>
        <translation>Une leçon ou un examen est en cours. Y mettre fin d&apos;abord.</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>Sessions (*.vms);;All files (*)</source>
        <translation>Sessions (*.vms);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Ouvrir une session</translation>
    </message>
    <message>
        <source>Session not saved</source>
        <translation>Session non enregistrée</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut être écrit : %2</translation>
    </message>
    <message>
        <source>The session is lived again; the running one goes on until then.</source>
        <translation>La session est revécue ; celle en cours continue jusque-là.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Session not opened</source>
        <translation>Session non ouverte</translation>
    </message>
</context>
<context>
    <name>vmeter::SpectrumView</name>
    <message>
        <source>THD: %1</source>
        <translation>THD : %1</translation>
    </message>
    <message>
        <source>Spectrum: harmonics up to order 40</source>
        <translation>Spectre : harmoniques jusqu&apos;au rang 40</translation>
    </message>
    <message>
        <source>Channels of the spectrum</source>
        <translation>Voies du spectre</translation>
    </message>
    <message>
        <source>Voltages</source>
        <translation>Tensions</translation>
    </message>
    <message>
        <source>Currents</source>
        <translation>Courants</translation>
    </message>
    <message>
        <source>Neutral current</source>
        <translation>Courant de neutre</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Current / A</source>
        <translation>Courant / A</translation>
    </message>
    <message>
        <source>Of the fundamental / %</source>
        <translation>Part du fondamental / %</translation>
    </message>
    <message>
        <source>iN %1 A rms</source>
        <translation>iN %1 A eff.</translation>
    </message>
    <message>
        <source>Total harmonic distortion, or effective value</source>
        <translation>Taux de distorsion harmonique, ou valeur efficace</translation>
    </message>
</context>
<context>
    <name>vmeter::TimelineView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>nothing more to come</source>
        <translation>plus rien à venir</translation>
    </message>
    <message>
        <source>starts again</source>
        <translation>recommence</translation>
    </message>
    <message>
        <source>in %1: %2</source>
        <translation>dans %1 : %2</translation>
    </message>
    <message>
        <source>Timeline of the scenario</source>
        <translation>Chronologie du scénario</translation>
    </message>
    <message>
        <source>Events of the scenario and where it stands</source>
        <translation>Événements du scénario et position actuelle</translation>
    </message>
    <message>
        <source>Time in the scenario</source>
        <translation>Temps dans le scénario</translation>
    </message>
    <message>
        <source>Next event of the scenario</source>
        <translation>Prochain événement du scénario</translation>
    </message>
    <message>
        <source>Skip to the &amp;next event</source>
        <translation>Aller à l&apos;événement suiva&amp;nt</translation>
    </message>
</context>
<context>
    <name>vmeter::TrafficModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>vmeter::TrafficText</name>
    <message>
        <source>Read holding registers</source>
        <translation>Lecture de registres</translation>
    </message>
    <message>
        <source>Read input registers</source>
        <translation>Lecture de registres d&apos;entrée</translation>
    </message>
    <message>
        <source>Write a register</source>
        <translation>Écriture d&apos;un registre</translation>
    </message>
    <message>
        <source>Write registers</source>
        <translation>Écriture de registres</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>Identification</translation>
    </message>
    <message>
        <source>illegal function</source>
        <translation>fonction illégale</translation>
    </message>
    <message>
        <source>illegal data address</source>
        <translation>adresse illégale</translation>
    </message>
    <message>
        <source>illegal data value</source>
        <translation>valeur illégale</translation>
    </message>
    <message>
        <source>server device failure</source>
        <translation>défaut de l&apos;appareil</translation>
    </message>
    <message>
        <source>server device busy</source>
        <translation>appareil occupé</translation>
    </message>
    <message>
        <source>gateway target does not respond</source>
        <translation>la cible de la passerelle ne répond pas</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> et %1 autres</translation>
    </message>
    <message>
        <source>exception %1</source>
        <translation>exception %1</translation>
    </message>
    <message>
        <source>exception %1: %2</source>
        <translation>exception %1 : %2</translation>
    </message>
    <message>
        <source>for another unit</source>
        <translation>pour une autre unité</translation>
    </message>
    <message>
        <source>broadcast, carried out</source>
        <translation>diffusion, exécutée</translation>
    </message>
    <message>
        <source>injected fault</source>
        <translation>défaut injecté</translation>
    </message>
    <message>
        <source>header is not Modbus TCP</source>
        <translation>l&apos;en-tête n&apos;est pas du Modbus TCP</translation>
    </message>
    <message>
        <source>by the client</source>
        <translation>par le client</translation>
    </message>
    <message>
        <source>idle for too long</source>
        <translation>inactive trop longtemps</translation>
    </message>
    <message>
        <source>gave way to a newer one</source>
        <translation>a cédé la place à une plus récente</translation>
    </message>
    <message>
        <source>meter without power or restarting</source>
        <translation>compteur sans alimentation ou en redémarrage</translation>
    </message>
    <message>
        <source>server stopped</source>
        <translation>serveur arrêté</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>connecté</translation>
    </message>
    <message>
        <source>disconnected: %1</source>
        <translation>déconnecté : %1</translation>
    </message>
    <message>
        <source>too many to show; missing: %1</source>
        <translation>trop pour être affichés ; il en manque %1</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>no reply: %1</source>
        <translation>pas de réponse : %1</translation>
    </message>
    <message>
        <source>Client %1, connection %2, meter time %3 s</source>
        <translation>Client %1, connexion %2, temps du compteur %3 s</translation>
    </message>
    <message>
        <source>Received (%1 bytes):</source>
        <translation>Reçu (%1 octets) :</translation>
    </message>
    <message>
        <source>Sent after %2 ms (%1 bytes):</source>
        <translation>Envoyé après %2 ms (%1 octets) :</translation>
    </message>
</context>
<context>
    <name>vmeter::TrafficView</name>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>, paused: %1 left out</source>
        <translation>, en pause : %1 non affichées</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Let new rows pass without showing them</source>
        <translation>Laisser passer les nouvelles lignes sans les afficher</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Keep the newest row in view</source>
        <translation>Garder la dernière ligne visible</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Forget all rows</source>
        <translation>Oublier toutes les lignes</translation>
    </message>
    <message>
        <source>Filter: client, function, register, result</source>
        <translation>Filtre : client, fonction, registre, résultat</translation>
    </message>
    <message>
        <source>Filter of the traffic</source>
        <translation>Filtre du trafic</translation>
    </message>
    <message>
        <source>Modbus traffic</source>
        <translation>Trafic Modbus</translation>
    </message>
    <message>
        <source>Bytes and registers of the chosen row</source>
        <translation>Octets et registres de la ligne choisie</translation>
    </message>
    <message>
        <source>Choose a row to see its bytes and registers.</source>
        <translation>Choisir une ligne pour voir ses octets et ses registres.</translation>
    </message>
</context>
<context>
    <name>vmeter::TrainingDesk</name>
    <message>
        <source>This lesson cannot begin</source>
        <translation>Cette leçon ne peut pas commencer</translation>
    </message>
    <message>
        <source>This lesson cannot go on</source>
        <translation>Cette leçon ne peut pas continuer</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Start this lesson again from its first step?</source>
        <translation>Recommencer cette leçon depuis la première étape ?</translation>
    </message>
    <message>
        <source>End the exam</source>
        <translation>Terminer l&apos;examen</translation>
    </message>
    <message>
        <source>End the exam now? What is not done gives no marks.</source>
        <translation>Terminer l&apos;examen maintenant ? Ce qui n&apos;est pas fait ne donne pas de points.</translation>
    </message>
    <message>
        <source>Open lesson or exam</source>
        <translation>Ouvrir une leçon ou un examen</translation>
    </message>
    <message>
        <source>Lessons and exams (*.yaml *.yml);;All files (*)</source>
        <translation>Leçons et examens (*.yaml *.yml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>This file has errors</source>
        <translation>Ce fichier a des erreurs</translation>
    </message>
    <message>
        <source>The result cannot be made</source>
        <translation>Le résultat ne peut pas être établi</translation>
    </message>
    <message>
        <source>The result cannot be written</source>
        <translation>Le résultat ne peut pas être écrit</translation>
    </message>
    <message>
        <source>%1: %2. The record stays in %3.</source>
        <translation>%1 : %2. L&apos;enregistrement reste dans %3.</translation>
    </message>
    <message>
        <source>The exam is over</source>
        <translation>L&apos;examen est terminé</translation>
    </message>
    <message>
        <source>%1 of %2 marks. The result is in %3.</source>
        <translation>%1 points sur %2. Le résultat est dans %3.</translation>
    </message>
    <message>
        <source>&amp;Open the result</source>
        <translation>&amp;Ouvrir le résultat</translation>
    </message>
</context>
<context>
    <name>vmeter::TrendView</name>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Durée affichée</translation>
    </message>
    <message>
        <source>%d d %h:%m:%s</source>
        <translation>%d j %h:%m:%s</translation>
    </message>
</context>
<context>
    <name>vmeter::WiringView</name>
    <message>
        <source>L2 and L3 exchanged</source>
        <translation>L2 et L3 échangées</translation>
    </message>
    <message>
        <source>L1 reversed: line on the load side</source>
        <translation>L1 inversée : réseau côté charge</translation>
    </message>
    <message>
        <source>L3 not connected</source>
        <translation>L3 non raccordée</translation>
    </message>
    <message>
        <source>Neutral lost</source>
        <translation>Neutre perdu</translation>
    </message>
    <message>
        <source>L1 and N exchanged</source>
        <translation>L1 et N échangés</translation>
    </message>
    <message>
        <source>Wiring: conductors of supply and load in the meter&apos;s terminals</source>
        <translation>Câblage : conducteurs du réseau et de la charge dans les bornes du compteur</translation>
    </message>
    <message>
        <source>Drag the end of a conductor to another terminal of its side; click it to take it off or
put it back; click an arrow to exchange the two sides of a phase.</source>
        <translation>Glissez l&apos;extrémité d&apos;un conducteur vers une autre borne du même côté ; cliquez dessus pour la débrancher
ou la rebrancher ; cliquez sur une flèche pour échanger les deux côtés d&apos;une phase.</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Supply conductor at terminal %1</source>
        <translation>Conducteur du réseau à la borne %1</translation>
    </message>
    <message>
        <source>Load conductor at terminal %1</source>
        <translation>Conducteur de charge à la borne %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>inversée</translation>
    </message>
    <message>
        <source>Terminal %1 reversed: line on the load side</source>
        <translation>Borne %1 inversée : réseau côté charge</translation>
    </message>
    <message>
        <source>&amp;Correct wiring</source>
        <translation>&amp;Câblage correct</translation>
    </message>
    <message>
        <source>&amp;Mistakes</source>
        <translation>&amp;Erreurs</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
</context>
</TS>
