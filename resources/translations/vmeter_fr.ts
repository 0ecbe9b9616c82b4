<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Coach</name>
    <message>
        <source>cannot write the report %1: %2; choose another file</source>
        <translation>impossible d&apos;écrire le rapport %1 : %2 ; choisissez un autre fichier</translation>
    </message>
    <message>
        <source>%1 bytes of the capture are missing or are no Modbus, and were left out</source>
        <translation>%1 octets de la capture manquent ou ne sont pas du Modbus et ont été laissés de côté</translation>
    </message>
    <message>
        <source>coach: phase %1 of %2, %3; about %4 s left</source>
        <translation>coach : phase %1 sur %2, %3 ; reste environ %4 s</translation>
    </message>
    <message>
        <source>no client came: let one poll the meter at the Modbus address of the first line</source>
        <translation>aucun client n&apos;est venu : faites-en lire le compteur à l&apos;adresse Modbus de la première ligne</translation>
    </message>
    <message>
        <source>must be a map such as {phase: late, delay: 0.7, count: 2}</source>
        <translation>doit être une table telle que {phase: late, delay: 0.7, count: 2}</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>doit être %1</translation>
    </message>
    <message>
        <source>must be phase, seconds, count or delay</source>
        <translation>doit être phase, seconds, count ou delay</translation>
    </message>
    <message>
        <source>must name its phase, such as phase: observe</source>
        <translation>doit nommer sa phase, par exemple phase: observe</translation>
    </message>
    <message>
        <source>must have a delay in seconds, such as delay: 0.7</source>
        <translation>doit avoir un retard en secondes, par exemple delay: 0.7</translation>
    </message>
    <message>
        <source>must be a map with the key phases</source>
        <translation>doit être une table avec la clé phases</translation>
    </message>
    <message>
        <source>must be wait, patience or phases, which is a list</source>
        <translation>doit être wait, patience ou phases, qui est une liste</translation>
    </message>
    <message>
        <source>must have phases, such as phases: [{phase: observe, seconds: 8}]</source>
        <translation>doit avoir des phases, par exemple phases: [{phase: observe, seconds: 8}]</translation>
    </message>
    <message>
        <source>--plan %1: must be quick, full or the name of a file that can be read</source>
        <translation>--plan %1 : doit être quick, full ou le nom d&apos;un fichier lisible</translation>
    </message>
    <message>
        <source>this value has no unit: leave it out</source>
        <translation>cette valeur n&apos;a pas d&apos;unité : ne la donnez pas</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value of the meter: V, U, I, IN, P, Q, S, PF, f, Ea+, Ea-, Er+, Er-, Eap, with .L1, .L2, .L3, .T1 or .T2 behind it where there is one</source>
        <translation>« %1 » n&apos;est pas une valeur du compteur : V, U, I, IN, P, Q, S, PF, f, Ea+, Ea-, Er+, Er-, Eap, suivi de .L1, .L2, .L3, .T1 ou .T2 là où cela existe</translation>
    </message>
    <message>
        <source>must be the address at which a number of the meter begins (docs/registers.md)</source>
        <translation>doit être l&apos;adresse où commence un nombre du compteur (docs/registers.md)</translation>
    </message>
    <message>
        <source>must have a line for each value, such as power: {value: P, unit: kW}</source>
        <translation>doit avoir une ligne par valeur, par exemple puissance: {value: P, unit: kW}</translation>
    </message>
    <message>
        <source>--mapping %1: must be the name of a file that can be read</source>
        <translation>--mapping %1 : doit être le nom d&apos;un fichier lisible</translation>
    </message>
    <message>
        <source>cannot read the capture %1: %2; give a file of the kind pcap or pcapng</source>
        <translation>impossible de lire la capture %1 : %2 ; donnez un fichier pcap ou pcapng</translation>
    </message>
    <message>
        <source>the capture %1 has the link layer %2, which is not known here; capture on Ethernet, on the loopback interface or on all interfaces of Linux</source>
        <translation>la capture %1 a la couche liaison %2, inconnue ici ; capturez sur Ethernet, sur l&apos;interface de bouclage ou sur toutes les interfaces de Linux</translation>
    </message>
    <message>
        <source>the capture %1 has no Modbus request to port %2; give another port with --port N</source>
        <translation>la capture %1 n&apos;a aucune requête Modbus vers le port %2 ; donnez un autre port par --port N</translation>
    </message>
    <message>
        <source>several clients came: say by --client ADDR whose the values are; they were not judged</source>
        <translation>plusieurs clients sont venus : dites par --client ADDR de qui sont les valeurs ; elles n&apos;ont pas été jugées</translation>
    </message>
    <message>
        <source>must be a JSON object such as {&quot;values&quot;: {&quot;power&quot;: 3.45}}</source>
        <translation>doit être un objet JSON tel que {&quot;values&quot;: {&quot;puissance&quot;: 3.45}}</translation>
    </message>
    <message>
        <source>What does your screen show for %1? Type the number; Enter if it shows none.</source>
        <translation>Qu&apos;affiche votre écran pour %1 ? Tapez le nombre ; Entrée s&apos;il n&apos;en affiche pas.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number; type it like 1234.5</source>
        <translation>« %1 » n&apos;est pas un nombre ; tapez-le comme 1234,5</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>--record-waveform belongs to --record DIR</source>
        <translation>--record-waveform va avec --record DIR</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no command; see &apos;vmeter help&apos;</source>
        <translation>« %1 » n&apos;est pas une commande ; voir « vmeter help »</translation>
    </message>
    <message>
        <source>--state and --no-state exclude each other</source>
        <translation>--state et --no-state s&apos;excluent</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>il faut %1</translation>
    </message>
    <message>
        <source>must be 0 (paused), a factor from 0.001 to 1000000, or max</source>
        <translation>il faut 0 (en pause), un facteur de 0.001 à 1000000, ou max</translation>
    </message>
    <message>
        <source>must be a time such as 90s, 15min, 24h or 365d</source>
        <translation>il faut une durée comme 90s, 15min, 24h ou 365d</translation>
    </message>
    <message>
        <source>must be a whole number from 0 on</source>
        <translation>il faut un nombre entier à partir de 0</translation>
    </message>
    <message>
        <source>must be a time with its zone in the years 2000 to 2099, such as 2026-01-31T12:00:00Z</source>
        <translation>il faut un instant avec son fuseau dans les années 2000 à 2099, comme 2026-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>must be the name of a network interface, together with --net device</source>
        <translation>il faut le nom d&apos;une interface réseau, avec --net device</translation>
    </message>
    <message>
        <source>must be a whole number from 1 to %1</source>
        <translation>il faut un nombre entier de 1 à %1</translation>
    </message>
    <message>
        <source>--%1: comes from the session with --load</source>
        <translation>--%1 : avec --load, c&apos;est la session qui le donne</translation>
    </message>
    <message>
        <source>--load replaces the meter&apos;s memory: say where with --state DIR, or --no-state</source>
        <translation>--load remplace la mémoire du compteur : dire où avec --state DIR, ou --no-state</translation>
    </message>
    <message>
        <source>--tour and --lesson need the window: leave --headless out</source>
        <translation>--tour et --lesson demandent la fenêtre : omettre --headless</translation>
    </message>
    <message>
        <source>--tour and --lesson exclude each other</source>
        <translation>--tour et --lesson s&apos;excluent</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must have a value, or must have none; see &apos;vmeter help %2&apos;</source>
        <translation>« %1 » demande une valeur, ou n&apos;en admet pas ; voir « vmeter help %2 »</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no option; see &apos;vmeter help %2&apos;</source>
        <translation>« %1 » n&apos;est pas une option ; voir « vmeter help %2 »</translation>
    </message>
    <message>
        <source>type-test %1: tests are chosen with --only, such as --only &apos;ACT-*&apos;</source>
        <translation>type-test %1 : les essais se choisissent avec --only, comme --only &apos;ACT-*&apos;</translation>
    </message>
    <message>
        <source>an exam is taken in the window, without --headless, --tour and --lesson</source>
        <translation>un examen se passe dans la fenêtre, sans --headless, --tour ni --lesson</translation>
    </message>
    <message>
        <source>use: vmeter %1</source>
        <translation>emploi : vmeter %1</translation>
    </message>
    <message>
        <source>only loopback addresses are allowed without --control-token-file FILE</source>
        <translation>sans --control-token-file FICHIER, seules les adresses de la machine elle-même sont permises</translation>
    </message>
    <message>
        <source>is the session to load; choose another file</source>
        <translation>c&apos;est la session à ouvrir ; choisir un autre fichier</translation>
    </message>
    <message>
        <source>there is no traffic with --modbus off</source>
        <translation>il n&apos;y a pas de trafic avec --modbus off</translation>
    </message>
    <message>
        <source>must be the name of a file</source>
        <translation>il faut le nom d&apos;un fichier</translation>
    </message>
    <message>
        <source>must be ADDRESS:PORT with a literal address, such as 127.0.0.1:1502 or [::1]:1502, or off</source>
        <translation>il faut ADRESSE:PORT avec une adresse en chiffres, comme 127.0.0.1:1502 ou [::1]:1502, ou bien off</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of %2</source>
        <translation>« %1 » n&apos;est pas parmi %2</translation>
    </message>
    <message>
        <source>must be the name of a folder</source>
        <translation>il faut le nom d&apos;un dossier</translation>
    </message>
    <message>
        <source>must be FROM,DURATION in meter time, such as 30s,10s; at most 10min</source>
        <translation>il faut DÉBUT,DURÉE en temps du compteur, comme 30s,10s ; 10min au plus</translation>
    </message>
    <message>
        <source>--seed and --seed-file exclude each other</source>
        <translation>--seed et --seed-file s&apos;excluent</translation>
    </message>
    <message>
        <source>--logo needs the window: leave --headless out</source>
        <translation>--logo demande la fenêtre : retirez --headless</translation>
    </message>
    <message>
        <source>is not a picture that can be read; give a PNG or SVG file</source>
        <translation>n&apos;est pas une image lisible ; donnez un fichier PNG ou SVG</translation>
    </message>
    <message>
        <source>coach %1: the coach has options only, such as --plan quick or --pcap FILE</source>
        <translation>coach %1 : le coach n&apos;a que des options, telles que --plan quick ou --pcap FILE</translation>
    </message>
    <message>
        <source>--%1: is for a running meter; leave it out beside --pcap</source>
        <translation>--%1 : concerne un compteur en marche ; ne la donnez pas avec --pcap</translation>
    </message>
    <message>
        <source>--port and --unit belong to --pcap FILE</source>
        <translation>--port et --unit vont avec --pcap FILE</translation>
    </message>
    <message>
        <source>the coach needs Modbus and no window: leave --tour, --lesson and --modbus off out</source>
        <translation>le coach a besoin de Modbus et pas de fenêtre : ne donnez ni --tour, ni --lesson, ni --modbus off</translation>
    </message>
    <message>
        <source>must be the address of a client, such as 192.168.0.7</source>
        <translation>doit être l&apos;adresse d&apos;un client, par exemple 192.168.0.7</translation>
    </message>
    <message>
        <source>must be a port, 1 to 65535</source>
        <translation>doit être un port, de 1 à 65535</translation>
    </message>
    <message>
        <source>must be a unit id, 0 to 255</source>
        <translation>doit être un numéro d&apos;esclave, de 0 à 255</translation>
    </message>
    <message>
        <source>--values FILE needs --mapping FILE, which says what the names of the values mean</source>
        <translation>--values FILE demande --mapping FILE, qui dit ce que désignent les noms des valeurs</translation>
    </message>
    <message>
        <source>--mapping FILE needs values: --values FILE, or --control for POST /v1/coach/values</source>
        <translation>--mapping FILE demande des valeurs : --values FILE, ou --control pour POST /v1/coach/values</translation>
    </message>
    <message>
        <source>--%1 is of one meter: in a site its file says it for each</source>
        <translation>--%1 concerne un seul compteur : dans un site, le fichier le dit pour chacun</translation>
    </message>
    <message>
        <source>must be K/N, part K of N, such as 1/4</source>
        <translation>doit être K/N, partie K de N, comme 1/4</translation>
    </message>
    <message>
        <source>must be the name of a file that the client writes, or a page of it such as http://127.0.0.1:9103/metrics</source>
        <translation>doit être le nom d&apos;un fichier que le client écrit, ou une page de celui-ci telle que http://127.0.0.1:9103/metrics</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>must be the meter&apos;s address or name, with or without a port, such as 192.168.0.4, 192.168.0.4:502 or [fe80::1]:502</source>
        <translation>doit être l&apos;adresse ou le nom du compteur, avec ou sans port, par exemple 192.168.0.4, 192.168.0.4:502 ou [fe80::1]:502</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value that can be read; give basic, all, or symbols and first addresses with commas between them, such as P,V1,Ea+,50536 (&apos;vmeter registers&apos; lists the addresses)</source>
        <translation>« %1 » n&apos;est pas une valeur lisible ; donner basic, all, ou des symboles et des premières adresses séparés par des virgules, par exemple P,V1,Ea+,50536 (« vmeter registers » liste les adresses)</translation>
    </message>
    <message>
        <source>a meter of evcc has a power: P must be among the values</source>
        <translation>un compteur d&apos;evcc a une puissance : P doit être parmi les valeurs</translation>
    </message>
</context>
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
    <name>Fram</name>
    <message>
        <source>cannot create the folder %1: %2; choose another with --state DIR, or use --no-state</source>
        <translation>impossible de créer le dossier %1 : %2 ; en choisir un autre avec --state DIR, ou utiliser --no-state</translation>
    </message>
    <message>
        <source>%1 is in use by process %2; stop it, choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 est utilisé par le processus %2 ; l&apos;arrêter, choisir un autre dossier avec --state DIR, ou utiliser --no-state</translation>
    </message>
    <message>
        <source>cannot open %1: %2; choose another folder with --state DIR, or use --no-state</source>
        <translation>impossible d&apos;ouvrir %1 : %2 ; choisissez un autre dossier avec --state DOSSIER, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>%1 is no image of this meter&apos;s FRAM: it has %2 bytes, not %3; move it away to start with a new meter</source>
        <translation>%1 n&apos;est pas une image de la FRAM de ce compteur : il a %2 octets et non %3 ; le déplacer pour commencer avec un compteur neuf</translation>
    </message>
    <message>
        <source>cannot write %1: %2; choose another folder with --state DIR, or use --no-state</source>
        <translation>impossible d&apos;écrire dans %1 : %2 ; choisissez un autre dossier avec --state DOSSIER, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>cannot lock %1: %2; choose another folder with --state DIR, or use --no-state</source>
        <translation>impossible de verrouiller %1 : %2 ; choisissez un autre dossier avec --state DOSSIER, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>%1 is in use by another process, perhaps in a container or on another computer; stop it, choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 est utilisé par un autre processus, peut-être dans un conteneur ou sur un autre ordinateur ; arrêtez-le, choisissez un autre dossier avec --state DOSSIER, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2; move it away to start with a new meter, choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 n&apos;est pas utilisable : %2 ; déplacez-le pour commencer avec un compteur neuf, choisissez un autre dossier avec --state DOSSIER, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>neither copy of the energies and settings can be read</source>
        <translation>aucune des deux copies des énergies et des réglages n&apos;est lisible</translation>
    </message>
    <message>
        <source>neither copy of the web passwords can be read</source>
        <translation>aucune des deux copies des mots de passe web n&apos;est lisible</translation>
    </message>
    <message>
        <source>a newer version of vmeter has written it, use that version</source>
        <translation>une version plus récente de vmeter l&apos;a écrit, utilisez cette version</translation>
    </message>
    <message>
        <source>%1 is in use by another process; stop it, choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 est utilisé par un autre processus ; arrêtez-le, choisissez un autre dossier avec --state DIR, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>%1 is not a file of meters, or is damaged; choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 n&apos;est pas un fichier de compteurs, ou il est endommagé ; choisissez un autre dossier avec --state DIR, ou utilisez --no-state</translation>
    </message>
    <message>
        <source>%1: the memory of %2: %3; choose another folder with --state DIR, or use --no-state</source>
        <translation>%1 : la mémoire de %2 : %3 ; choisissez un autre dossier avec --state DIR, ou utilisez --no-state</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>the window, the simulation and the servers (the default)</source>
        <translation>la fenêtre, la simulation et les serveurs (par défaut)</translation>
    </message>
    <message>
        <source>Keys in the window: S = SET, Up or U = UP, Left or E = ENTER.</source>
        <translation>Touches dans la fenêtre : S = SET, Haut ou U = UP, Gauche ou E = ENTER.</translation>
    </message>
    <message>
        <source>the Modbus register table</source>
        <translation>la table des registres Modbus</translation>
    </message>
    <message>
        <source>Prints every Modbus register: address, length, type, scale, unit, access, name and how certain it is.</source>
        <translation>Écrit chaque registre Modbus : adresse, longueur, type, échelle, unité, accès, nom, et à quel point il est certain.</translation>
    </message>
    <message>
        <source>measures the meter&apos;s accuracy on a virtual test bench</source>
        <translation>mesure l&apos;exactitude du compteur sur un banc d&apos;essai virtuel</translation>
    </message>
    <message>
        <source>Runs the type tests of an energy meter (EN 50470-3, IEC 62053-21 and -23, the manual) on a virtual test bench and prints measured and expected values, errors, limits and verdicts. Exit code 0 only if all pass, 1 if one fails.</source>
        <translation>Fait les essais de type d&apos;un compteur d&apos;énergie (EN 50470-3, IEC 62053-21 et -23, la notice) sur un banc d&apos;essai virtuel et écrit valeurs mesurées et attendues, erreurs, limites et verdicts. Code de sortie 0 seulement si tous réussissent, 1 si l&apos;un échoue.</translation>
    </message>
    <message>
        <source>Groups: ACT active accuracy, RCT reactive accuracy, QUA quadrants and registers, INF influence quantities, SNM start, no-load, meter constant and pulses, MEA instantaneous values, AFE front end.</source>
        <translation>Groupes : ACT exactitude en actif, RCT exactitude en réactif, QUA quadrants et registres, INF grandeurs d&apos;influence, SNM démarrage, marche à vide, constante du compteur et impulsions, MEA valeurs instantanées, AFE étage d&apos;entrée.</translation>
    </message>
    <message>
        <source>lives a recorded session again and checks it</source>
        <translation>revit une session enregistrée et la contrôle</translation>
    </message>
    <message>
        <source>an installer&apos;s exam, with a result that can be checked</source>
        <translation>un examen d&apos;installateur, au résultat vérifiable</translation>
    </message>
    <message>
        <source>Begins an exam in the window: tasks and hidden faults are drawn, there is no help, everything that is done is recorded. The result is a page for the browser and for A4, beside the record from which &apos;vmeter replay&apos; comes to the same marks.</source>
        <translation>Commence un examen dans la fenêtre : tâches et défauts cachés sont tirés au sort, il n&apos;y a pas d&apos;aide, tout ce qui est fait est enregistré. Le résultat est une page pour le navigateur et pour le format A4, à côté de l&apos;enregistrement d&apos;où « vmeter replay » retrouve les mêmes points.</translation>
    </message>
    <message>
        <source>writes every page of the LCD as a picture</source>
        <translation>écrit chaque page de l&apos;afficheur comme image</translation>
    </message>
    <message>
        <source>Walks a meter through all its menus and writes each page as a PNG named by menu and page, such as rt-01.png, with the display test and the diagnostic messages. index.html in the same folder shows them all.</source>
        <translation>Mène un compteur par tous ses menus et écrit chaque page comme PNG nommé d&apos;après menu et page, tel rt-01.png, avec l&apos;essai de l&apos;afficheur et les messages de diagnostic. index.html dans le même dossier les montre tous.</translation>
    </message>
    <message>
        <source>this text, or a command&apos;s options</source>
        <translation>ce texte, ou les options d&apos;une commande</translation>
    </message>
    <message>
        <source>the version</source>
        <translation>la version</translation>
    </message>
    <message>
        <source>no window; prints one JSON line when all servers answer</source>
        <translation>sans fenêtre ; écrit une ligne JSON quand tous les serveurs répondent</translation>
    </message>
    <message>
        <source>e28 is the MID version (default e28)</source>
        <translation>e28 est la version MID (par défaut e28)</translation>
    </message>
    <message>
        <source>what is put on the terminals: a file, or the name of a built-in one (default household_day)</source>
        <translation>ce qui est appliqué aux bornes : un fichier, ou le nom d&apos;un scénario fourni (par défaut household_day)</translation>
    </message>
    <message>
        <source>factor of real time, 0 (paused), or max (default 1)</source>
        <translation>facteur du temps réel, 0 (en pause), ou max (par défaut 1)</translation>
    </message>
    <message>
        <source>advance steady stretches from a settled second instead of sample by sample; also at any factor above 5000</source>
        <translation>avance les périodes stables depuis une seconde établie au lieu d&apos;échantillon par échantillon ; de même au-delà d&apos;un facteur de 5000</translation>
    </message>
    <message>
        <source>stop after this much meter time: 90s, 15min, 24h, 365d</source>
        <translation>s&apos;arrête après ce temps du compteur : 90s, 15min, 24h, 365d</translation>
    </message>
    <message>
        <source>folder of the meter&apos;s memory (default: the user&apos;s data folder)</source>
        <translation>dossier de la mémoire du compteur (par défaut : le dossier de données de l&apos;utilisateur)</translation>
    </message>
    <message>
        <source>keep the meter&apos;s memory nowhere</source>
        <translation>ne garde la mémoire du compteur nulle part</translation>
    </message>
    <message>
        <source>Modbus TCP (default 127.0.0.1:1502); port 0: any free one; off: none</source>
        <translation>Modbus TCP (par défaut 127.0.0.1:1502) ; port 0 : un port libre quelconque ; off : aucun</translation>
    </message>
    <message>
        <source>what the Modbus server does otherwise, words with commas between:
identification  answers function 43/14 with vendor, product, version
unit255         unit id 255 reaches the meter too
exception0b     foreign unit ids get exception 0B instead of silence
words127        reads of 126 and 127 words are answered
userlock        lock level USER is locked: settings cannot be written</source>
        <translation>ce que le serveur Modbus fait autrement, mots séparés par des virgules :
identification  répond à la fonction 43/14 par le fabricant, le produit, la version
unit255         l&apos;adresse d&apos;unité 255 atteint aussi le compteur
exception0b     les adresses d&apos;unité étrangères reçoivent l&apos;exception 0B au lieu du silence
words127        les lectures de 126 et 127 mots reçoivent une réponse
userlock        le niveau USER est verrouillé : les réglages ne peuvent pas être écrits</translation>
    </message>
    <message>
        <source>clients at once; one more, and the one idle for longest gives way, first of all one that has never asked anything (default 64)</source>
        <translation>clients à la fois ; à un de plus, le plus longtemps inactif cède la place, et d&apos;abord un qui n&apos;a jamais rien demandé (par défaut 64)</translation>
    </message>
    <message>
        <source>the meter&apos;s web server (default 127.0.0.1:8080), or off</source>
        <translation>le serveur web du compteur (par défaut 127.0.0.1:8080), ou off</translation>
    </message>
    <message>
        <source>the bench&apos;s control API (default off); loopback only, unless a token is asked for</source>
        <translation>l&apos;API de commande du banc (par défaut off) ; machine elle-même seulement, sauf si un jeton est demandé</translation>
    </message>
    <message>
        <source>file with the token which clients of the control API must send, and a second one to look only</source>
        <translation>fichier du jeton que les clients de l&apos;API de commande doivent envoyer, et d&apos;un second pour seulement regarder</translation>
    </message>
    <message>
        <source>write the Modbus traffic as pcapng for Wireshark, which finds the meter on port 502</source>
        <translation>écrit le trafic Modbus en pcapng pour Wireshark, qui trouve le compteur au port 502</translation>
    </message>
    <message>
        <source>write the session: how it began, all that is done to the bench, and a check every second</source>
        <translation>écrit la session : comment elle a commencé, tout ce qui est fait au banc, et un contrôle par seconde</translation>
    </message>
    <message>
        <source>go on where a saved session ended; it is lived again first, as fast as possible</source>
        <translation>continue où une session enregistrée s&apos;est arrêtée ; elle est d&apos;abord revécue, aussi vite que possible</translation>
    </message>
    <message>
        <source>language of the window and of messages on the terminal (default: the system&apos;s)</source>
        <translation>langue de la fenêtre et des messages sur le terminal (par défaut : celle du système)</translation>
    </message>
    <message>
        <source>seed of the noise (default: the scenario&apos;s)</source>
        <translation>numéro de tirage du bruit (par défaut : celle du scénario)</translation>
    </message>
    <message>
        <source>what the meter&apos;s clock shows at the start, such as 2026-01-31T12:00:00Z (default: this computer&apos;s time; give one where runs shall be the same to the last bit)</source>
        <translation>ce que montre l&apos;horloge du compteur au départ, comme 2026-01-31T12:00:00Z (par défaut : l&apos;heure de cet ordinateur ; en donner une pour que des passages soient les mêmes au bit près)</translation>
    </message>
    <message>
        <source>servers stay where --modbus and --web put them (the default), or are at the address that is set in the meter, on the ports of --modbus and --web</source>
        <translation>les serveurs restent où --modbus et --web les mettent (par défaut), ou sont à l&apos;adresse réglée dans le compteur, aux ports de --modbus et --web</translation>
    </message>
    <message>
        <source>with --net device: gives this network interface the meter&apos;s address (as root)</source>
        <translation>avec --net device : donne à cette interface réseau l&apos;adresse du compteur (en root)</translation>
    </message>
    <message>
        <source>writes the samples at the terminals as COMTRADE, measurements and energies as CSV, a scenario that plays the samples again, and the session</source>
        <translation>écrit les échantillons aux bornes en COMTRADE, les mesures et les énergies en CSV, un scénario qui rejoue les échantillons, et la session</translation>
    </message>
    <message>
        <source>which samples: from this meter time on, for this long (default 0s,10s; at most 10min)</source>
        <translation>quels échantillons : depuis ce temps du compteur, pour cette durée (par défaut 0s,10s ; au plus 10min)</translation>
    </message>
    <message>
        <source>begins with this lesson</source>
        <translation>commence par cette leçon</translation>
    </message>
    <message>
        <source>a demonstration that runs by itself, full screen, until a key is pressed</source>
        <translation>une démonstration qui se déroule seule, en plein écran, jusqu&apos;à l&apos;appui d&apos;une touche</translation>
    </message>
    <message>
        <source>debug, info or error, to standard error (default info)</source>
        <translation>debug, info ou error, sur la sortie d&apos;erreur (par défaut info)</translation>
    </message>
    <message>
        <source>how the table is written (default text)</source>
        <translation>la forme de la table (par défaut text)</translation>
    </message>
    <message>
        <source>only tests whose name matches, such as &apos;ACT-*&apos; or &apos;INF-0[1-6]&apos;</source>
        <translation>seulement les essais dont le nom correspond, comme &apos;ACT-*&apos; ou &apos;INF-0[1-6]&apos;</translation>
    </message>
    <message>
        <source>front end of the meter: ideal, default or worst (default: default); tests of the front end keep their own</source>
        <translation>étage d&apos;entrée du compteur : ideal, default ou worst (par défaut : default) ; les essais de l&apos;étage d&apos;entrée gardent le leur</translation>
    </message>
    <message>
        <source>which specimen of the front end, and which noise (default 1)</source>
        <translation>quel exemplaire de l&apos;étage d&apos;entrée, et quel bruit (par défaut 1)</translation>
    </message>
    <message>
        <source>the results for programs</source>
        <translation>les résultats pour les programmes</translation>
    </message>
    <message>
        <source>the results for people: error curves and tables, for the browser and for A4</source>
        <translation>les résultats pour les gens : courbes d&apos;erreur et tableaux, pour le navigateur et pour le format A4</translation>
    </message>
    <message>
        <source>an exam (scenarios/lessons/README.md), or the name of a ready-made one</source>
        <translation>un examen (scenarios/lessons/README.md), ou le nom d&apos;un examen fourni</translation>
    </message>
    <message>
        <source>draws the same tasks and faults each time (default: drawn anew; the result tells the seed)</source>
        <translation>tire chaque fois les mêmes tâches et défauts (par défaut : tirés à neuf ; le résultat dit le numéro de tirage)</translation>
    </message>
    <message>
        <source>for the result (default: asked for in the window)</source>
        <translation>pour le résultat (par défaut : demandé dans la fenêtre)</translation>
    </message>
    <message>
        <source>where the result goes (default: folder &quot;vmeter&quot; among the user&apos;s documents)</source>
        <translation>où va le résultat (par défaut : dossier « vmeter » parmi les documents de l&apos;utilisateur)</translation>
    </message>
    <message>
        <source>where the pictures go; made if need be</source>
        <translation>où vont les images ; créé au besoin</translation>
    </message>
    <message>
        <source>language of the captions (default: the system&apos;s)</source>
        <translation>langue des légendes (par défaut : celle du système)</translation>
    </message>
    <message>
        <source>vmeter - a virtual COUNTIS E27/E28 energy meter</source>
        <translation>vmeter - un compteur COUNTIS E27/E28 virtuel</translation>
    </message>
    <message>
        <source>Use: vmeter %1</source>
        <translation>Emploi : vmeter %1</translation>
    </message>
    <message>
        <source>[COMMAND] [OPTIONS]</source>
        <translation>[COMMANDE] [OPTIONS]</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>the JSON Schema of a kind of file, for editors</source>
        <translation>le schéma JSON d&apos;une sorte de fichier, pour les éditeurs</translation>
    </message>
    <message>
        <source>Prints the JSON Schema of scenarios, of kinds of devices, of lessons or of exams. An editor that has it offers the keys, says what they mean and marks what is wrong.</source>
        <translation>Écrit le schéma JSON des scénarios, des sortes d&apos;appareils, des leçons ou des examens. Un éditeur qui l&apos;a propose les clés, dit ce qu&apos;elles signifient et marque ce qui est faux.</translation>
    </message>
    <message>
        <source>the terminal cover is fitted and sealed from the start: keys under it cannot be pressed</source>
        <translation>le capot de bornes est posé et plombé dès le départ : les touches qu&apos;il recouvre ne peuvent être pressées</translation>
    </message>
    <message>
        <source>Lives a session again that &apos;vmeter run --save FILE&apos; has written, and compares the meter&apos;s state with the recorded one. Exit code 0 only if every recorded second agrees, 1 if one differs. The record of an exam is judged again besides: candidate, marks, the checksum that stands on the result&apos;s page, which text it was, and the times of the computer. Exit code 1 if such a record is not whole, is not signed with the key that is given, goes on from an older record, or has another text than the ready-made exam of its name.</source>
        <translation>Revit une session que &apos;vmeter run --save FICHIER&apos; a écrite et compare l&apos;état du compteur à celui enregistré. Code de retour 0 seulement si chaque seconde enregistrée concorde, 1 si l&apos;une diffère. L&apos;enregistrement d&apos;un examen est en outre jugé à nouveau : candidat, points, somme de contrôle de la page du résultat, texte utilisé et heures de l&apos;ordinateur. Code de retour 1 si un tel enregistrement n&apos;est pas entier, n&apos;est pas signé avec la clé donnée, reprend un enregistrement plus ancien ou a un autre texte que l&apos;examen fourni de son nom.</translation>
    </message>
    <message>
        <source>exam FILE [--seed N | --seed-file FILE] [--candidate NAME] [--results DIR] [OPTIONS OF run]</source>
        <translation>exam FICHIER [--seed N | --seed-file FICHIER] [--candidate NOM] [--results DOSSIER] [OPTIONS DE run]</translation>
    </message>
    <message>
        <source>signs the records of exams with this key, which only the instructor may be able to read; &apos;vmeter replay&apos; checks it</source>
        <translation>signe les enregistrements d&apos;examens avec cette clé, que seul le formateur doit pouvoir lire ; &apos;vmeter replay&apos; la vérifie</translation>
    </message>
    <message>
        <source>the record of an exam must be signed with this key</source>
        <translation>l&apos;enregistrement d&apos;un examen doit être signé avec cette clé</translation>
    </message>
    <message>
        <source>the seed from a file: what is on the command line can be seen by all users of the computer</source>
        <translation>le numéro de tirage depuis un fichier : ce qui est sur la ligne de commande est visible de tous les utilisateurs de l&apos;ordinateur</translation>
    </message>
    <message>
        <source>a picture (PNG, SVG) beside the tour</source>
        <translation>une image (PNG, SVG) à côté de la visite</translation>
    </message>
    <message>
        <source>the script with which a shell completes the command line</source>
        <translation>le script avec lequel un shell complète la ligne de commande</translation>
    </message>
    <message>
        <source>Prints the script that makes a shell complete commands, options and their values. For this session of bash: source &lt;(vmeter completion bash)</source>
        <translation>Écrit le script grâce auquel un shell complète les commandes, les options et leurs valeurs. Pour cette session de bash : source &lt;(vmeter completion bash)</translation>
    </message>
    <message>
        <source>the manual page for man(1)</source>
        <translation>la page de manuel pour man(1)</translation>
    </message>
    <message>
        <source>Prints the manual page. To read it: vmeter man | man -l -</source>
        <translation>Écrit la page de manuel. Pour la lire : vmeter man | man -l -</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>failed while it ran; a test or a check that did not pass</source>
        <translation>échec en cours de route ; un essai ou un contrôle non réussi</translation>
    </message>
    <message>
        <source>wrong use, or an input file that is wrong; nothing was started</source>
        <translation>mauvais emploi, ou fichier d&apos;entrée erroné ; rien n&apos;a été lancé</translation>
    </message>
    <message>
        <source>a port or a folder could not be had</source>
        <translation>un port ou un dossier n&apos;a pas pu être obtenu</translation>
    </message>
    <message>
        <source>Exit status</source>
        <translation>Code de retour</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>the meter&apos;s memory and the records of lessons; another folder by --state</source>
        <translation>la mémoire du compteur et les enregistrements des leçons ; un autre dossier par --state</translation>
    </message>
    <message>
        <source>how the window was left</source>
        <translation>l&apos;état dans lequel la fenêtre a été quittée</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>a virtual COUNTIS E27/E28 energy meter</source>
        <translation>un compteur d&apos;énergie COUNTIS E27/E28 virtuel</translation>
    </message>
    <message>
        <source>Synopsis</source>
        <translation>Synopsis</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>A simulator of a three-phase energy meter with its display, its keys, its Modbus TCP server and its web server. The meter&apos;s own firmware measures the waveforms that a scenario puts on the terminals.</source>
        <translation>Un simulateur de compteur d&apos;énergie triphasé avec son afficheur, ses touches, son serveur Modbus TCP et son serveur web. Le logiciel du compteur mesure les signaux qu&apos;un scénario met sur les bornes.</translation>
    </message>
    <message>
        <source>judges the Modbus clients that poll the meter</source>
        <translation>juge les clients Modbus qui lisent le compteur</translation>
    </message>
    <message>
        <source>Runs a meter without a window, waits for Modbus clients, leads them through a plan of changed values and faults, and says what each does wrong, what that does in the field and how to mend it. The meter&apos;s memory is not kept unless --state says where. With --pcap it judges a capture. Exit codes: 0 no mistake, 1 mistakes, 2 wrong use, 3 a port could not be had, 4 no client came.</source>
        <translation>Fait tourner un compteur sans fenêtre, attend des clients Modbus, les conduit à travers un plan de valeurs changées et de défauts, et dit ce que chacun fait mal, ce que cela cause sur le terrain et comment y remédier. La mémoire du compteur n&apos;est gardée que si --state dit où. Avec --pcap il juge une capture. Codes de sortie : 0 aucune erreur, 1 des erreurs, 2 mauvais usage, 3 un port n&apos;a pu être obtenu, 4 aucun client n&apos;est venu.</translation>
    </message>
    <message>
        <source>what happens to the clients: about a minute and a half, ten minutes, or as a file says (default quick)</source>
        <translation>ce qui arrive aux clients : environ une minute et demie, dix minutes, ou ce que dit un fichier (par défaut quick)</translation>
    </message>
    <message>
        <source>judge by these rules only</source>
        <translation>ne juger que d&apos;après ces règles</translation>
    </message>
    <message>
        <source>judge only the client at this address (default: each)</source>
        <translation>ne juger que le client à cette adresse (par défaut : chacun)</translation>
    </message>
    <message>
        <source>the verdicts for programs</source>
        <translation>les verdicts pour des programmes</translation>
    </message>
    <message>
        <source>judge a capture (pcap or pcapng) of this or of a real meter, by what the wire shows</source>
        <translation>juger une capture (pcap ou pcapng) de ce compteur ou d&apos;un vrai, d&apos;après ce que montre le réseau</translation>
    </message>
    <message>
        <source>port of the Modbus server in the capture (default 502)</source>
        <translation>port du serveur Modbus dans la capture (par défaut 502)</translation>
    </message>
    <message>
        <source>only requests of the capture to this unit id (default: all)</source>
        <translation>seulement les requêtes de la capture à ce numéro d&apos;esclave (par défaut : toutes)</translation>
    </message>
    <message>
        <source>what the names of the client&apos;s values mean; a value is then judged too</source>
        <translation>ce que désignent les noms des valeurs du client ; les valeurs sont alors jugées aussi</translation>
    </message>
    <message>
        <source>draft a mapping of what the clients read</source>
        <translation>ébaucher une correspondance de ce que les clients lisent</translation>
    </message>
    <message>
        <source>the verdicts for people: a page for the browser and for A4</source>
        <translation>les verdicts pour lecteurs : une page pour le navigateur et pour A4</translation>
    </message>
    <message>
        <source>the verdicts for CI servers, as JUnit XML</source>
        <translation>les verdicts pour serveurs d&apos;intégration, en JUnit XML</translation>
    </message>
    <message>
        <source>an entry for this meter in another program</source>
        <translation>une configuration de ce compteur pour un autre programme</translation>
    </message>
    <message>
        <source>Writes what another program needs to read this meter, from the register table: addresses, types, scales, units, and how certain each register is. &apos;--for list&apos; names the programs, says whether the program itself was seen to read the entry, and what it makes of a value that does not exist.</source>
        <translation>Écrit ce dont un autre programme a besoin pour lire ce compteur, d&apos;après la table des registres : adresses, types, échelles, unités et certitude de chaque registre. « --for list » nomme les programmes, dit si le programme lui-même a lu cette configuration, et ce qu&apos;il fait d&apos;une valeur qui n&apos;existe pas.</translation>
    </message>
    <message>
        <source>tries a tag list: what it shows beside the truth, and why</source>
        <translation>essaie une liste de points : ce qu&apos;elle affiche à côté de la vérité, et pourquoi</translation>
    </message>
    <message>
        <source>Reads a meter as a tag list says, in its order, and shows for each tag what the user would see beside the true value, with the reason where they differ: off by one, swapped words, sign, 16 bit of 32, scale, wrong register, no value. Exit code 0 only if all tags are right, 1 if one is not.</source>
        <translation>Lit un compteur comme le dit une liste de points, dans son ordre, et montre pour chaque point ce que verrait l&apos;utilisateur à côté de la vraie valeur, avec la raison d&apos;un écart : décalage d&apos;un registre, mots inversés, signe, 16 bits sur 32, échelle, mauvais registre, valeur absente. Code de sortie 0 seulement si tous les points sont justes, 1 si l&apos;un ne l&apos;est pas.</translation>
    </message>
    <message>
        <source>the program&apos;s name, or list</source>
        <translation>le nom du programme, ou list</translation>
    </message>
    <message>
        <source>basic: energies and measurements as on the display (the default); all: each number that can be read; or names and addresses with commas between them, such as P,V1,Ea+,50536</source>
        <translation>basic : énergies et mesures comme sur l&apos;afficheur (par défaut) ; all : chaque nombre lisible ; ou des noms et des adresses séparés par des virgules, par exemple P,V1,Ea+,50536</translation>
    </message>
    <message>
        <source>where the program finds the meter: ADDRESS or ADDRESS:PORT (default: the meter&apos;s address at the factory, port 502)</source>
        <translation>où le programme trouve le compteur : ADRESSE ou ADRESSE:PORT (par défaut : l&apos;adresse d&apos;usine du compteur, port 502)</translation>
    </message>
    <message>
        <source>the meter&apos;s unit id (default 5)</source>
        <translation>l&apos;identifiant d&apos;unité du compteur (5 par défaut)</translation>
    </message>
    <message>
        <source>which meter (default e28)</source>
        <translation>quel compteur (e28 par défaut)</translation>
    </message>
    <message>
        <source>where the entry goes (default: standard output)</source>
        <translation>où va la configuration (par défaut : la sortie standard)</translation>
    </message>
    <message>
        <source>a tag list as YAML or as a table from a spreadsheet, or a built-in one: openems, mbmd, home_assistant, plain_poller</source>
        <translation>une liste de points en YAML ou en tableau d&apos;un tableur, ou une liste intégrée : openems, mbmd, home_assistant, plain_poller</translation>
    </message>
    <message>
        <source>the meter (default 127.0.0.1:1502)</source>
        <translation>le compteur (127.0.0.1:1502 par défaut)</translation>
    </message>
    <message>
        <source>the meter&apos;s unit id (default: the list&apos;s, else 5)</source>
        <translation>l&apos;identifiant d&apos;unité du compteur (par défaut celui de la liste, sinon 5)</translation>
    </message>
    <message>
        <source>takes the truth from this control API, such as http://127.0.0.1:8502 (default: from the register table, over the same wire)</source>
        <translation>prend la vérité de cette API de commande, par exemple http://127.0.0.1:8502 (par défaut : de la table des registres, par la même liaison)</translation>
    </message>
    <message>
        <source>the result for programs</source>
        <translation>le résultat pour des programmes</translation>
    </message>
    <message>
        <source>many meters under one supply, each with its address</source>
        <translation>de nombreux compteurs sous une même alimentation, chacun avec son adresse</translation>
    </message>
    <message>
        <source>site FILE [OPTIONS] [OPTIONS OF run]</source>
        <translation>site FICHIER [OPTIONS] [OPTIONS DE run]</translation>
    </message>
    <message>
        <source>Runs all meters of a site file, or of a built-in site: a tree in which the meter that feeds others counts what they count. Without a window; prints one JSON line when all servers answer. Of the options of run it takes --speed, --coast, --duration, --state, --no-state, --modbus-option, --modbus-connections, --control, --control-token-file, --lang, --clock and --log.</source>
        <translation>Fait fonctionner tous les compteurs d&apos;un fichier de site, ou d&apos;un site intégré : un arbre dans lequel le compteur qui en alimente d&apos;autres compte ce qu&apos;ils comptent. Sans fenêtre ; écrit une ligne JSON quand tous les serveurs répondent. Des options de run, il prend --speed, --coast, --duration, --state, --no-state, --modbus-option, --modbus-connections, --control, --control-token-file, --lang, --clock et --log.</translation>
    </message>
    <message>
        <source>checks files of scenarios, sites, lessons and exams</source>
        <translation>vérifie des fichiers de scénarios, de sites, de leçons et d&apos;examens</translation>
    </message>
    <message>
        <source>Checks files of scenarios, sites, lessons and exams and prints what is wrong as FILE:LINE:COLUMN: message. Sites have meters, lessons steps, exams tasks or faults; everything else is taken for a scenario.</source>
        <translation>Vérifie des fichiers de scénarios, de sites, de leçons et d&apos;examens et écrit les erreurs sous la forme FICHIER:LIGNE:COLONNE: message. Un site a meters, une leçon steps, un examen tasks ou faults ; tout le reste est pris pour un scénario.</translation>
    </message>
    <message>
        <source>only part K of N of the meters; the others are planned, so that sums are right</source>
        <translation>seulement la partie K de N des compteurs ; les autres sont calculés à l&apos;avance, pour que les sommes soient justes</translation>
    </message>
    <message>
        <source>threads that simulate the meters (default: one for each processor)</source>
        <translation>fils d&apos;exécution qui simulent les compteurs (par défaut : un par processeur)</translation>
    </message>
    <message>
        <source>prints the meters with their addresses, for import into another program, and ends</source>
        <translation>écrit les compteurs avec leurs adresses, pour les importer dans un autre programme, et se termine</translation>
    </message>
    <message>
        <source>writes the energies of all meters as CSV at the end</source>
        <translation>écrit à la fin les énergies de tous les compteurs en CSV</translation>
    </message>
    <message>
        <source>prints a new site file with N meters, and ends; together with --like</source>
        <translation>écrit un nouveau fichier de site de N compteurs, et se termine ; avec --like</translation>
    </message>
    <message>
        <source>what the meters of --make play: a file, or a built-in scenario or the beginning of its name</source>
        <translation>ce que jouent les compteurs de --make : un fichier, ou un scénario intégré ou le début de son nom</translation>
    </message>
    <message>
        <source>where the client&apos;s values arrive: a file (CSV, or a JSON object on each line), http://... of a page for Prometheus, or ask: you are asked what the screen shows; may be given several times</source>
        <translation>où arrivent les valeurs du client : un fichier (CSV, ou un objet JSON par ligne), http://... d&apos;une page pour Prometheus, ou ask : on vous demande ce qu&apos;affiche l&apos;écran ; peut être donné plusieurs fois</translation>
    </message>
</context>
<context>
    <name>Lens</name>
    <message>
        <source>%1 registers in one request; at most %2 are allowed</source>
        <translation>%1 registres dans une requête ; %2 au plus sont permis</translation>
    </message>
    <message>
        <source>the value does not exist now: all ones is read, which means no value, and it is shown as a number</source>
        <translation>la valeur n&apos;existe pas en ce moment : on lit tous les bits à un, ce qui veut dire aucune valeur, et c&apos;est affiché comme un nombre</translation>
    </message>
    <message>
        <source>the number is taken for no value, and the value exists</source>
        <translation>le nombre est pris pour une valeur absente, et la valeur existe</translation>
    </message>
    <message>
        <source>register %1 has 16 bits and does not go further; %2 has 32</source>
        <translation>le registre %1 a 16 bits et ne va pas plus loin ; %2 en a 32</translation>
    </message>
    <message>
        <source>the tag fits the register table, and the meter gives another number: it changes fast, or this meter has other registers</source>
        <translation>le point correspond à la table des registres, et le compteur donne un autre nombre : il change vite, ou ce compteur a d&apos;autres registres</translation>
    </message>
    <message>
        <source>neither the name nor a column &apos;value&apos; says what it is meant to be: P, V1, Ea+ ...</source>
        <translation>ni le nom ni une colonne « value » ne dit ce que c&apos;est censé être : P, V1, Ea+...</translation>
    </message>
    <message>
        <source>right</source>
        <translation>juste</translation>
    </message>
    <message>
        <source>WRONG</source>
        <translation>FAUX</translation>
    </message>
    <message>
        <source>WRONG, though it agrees now</source>
        <translation>FAUX, bien que juste en ce moment</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>non jugé</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>point</translation>
    </message>
    <message>
        <source>value</source>
        <translation>grandeur</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affiché</translation>
    </message>
    <message>
        <source>true</source>
        <translation>vrai</translation>
    </message>
    <message>
        <source>%1 of %2 tags right, %3 wrong, %4 wrong though they agree now, %5 not judged</source>
        <translation>%1 points justes sur %2, %3 faux, %4 faux bien que justes en ce moment, %5 non jugés</translation>
    </message>
    <message>
        <source>function %1 reads bits; this meter has registers: function 3</source>
        <translation>la fonction %1 lit des bits ; ce compteur a des registres : fonction 3</translation>
    </message>
    <message>
        <source>off by one: it reads from %1 on, and the value begins at %2 on the wire</source>
        <translation>décalage d&apos;un registre : lecture à partir de %1, et la valeur commence à %2 sur la liaison</translation>
    </message>
    <message>
        <source>the meter has no register %1; the value is at %2</source>
        <translation>le compteur n&apos;a pas de registre %1 ; la valeur est à %2</translation>
    </message>
    <message>
        <source>wrong register: %1 has another value; this one is at %2</source>
        <translation>mauvais registre : %1 contient une autre valeur ; celle-ci est à %2</translation>
    </message>
    <message>
        <source>it reads a floating-point number; the register holds an integer, %1</source>
        <translation>lecture d&apos;un nombre à virgule flottante ; le registre contient un entier, %1</translation>
    </message>
    <message>
        <source>16 bit of 32: it reads the %1 word only; type %2, two registers</source>
        <translation>16 bits sur 32 : lecture du seul mot de %1 ; type %2, deux registres</translation>
    </message>
    <message>
        <source>low</source>
        <translation>poids faible</translation>
    </message>
    <message>
        <source>high</source>
        <translation>poids fort</translation>
    </message>
    <message>
        <source>it reads %1 registers, and the value has %2: type %3</source>
        <translation>lecture de %1 registres, et la valeur en a %2 : type %3</translation>
    </message>
    <message>
        <source>words swapped: this meter sends the high word first</source>
        <translation>mots inversés : ce compteur envoie d&apos;abord le mot de poids fort</translation>
    </message>
    <message>
        <source>bytes swapped: this meter sends the high byte of a word first</source>
        <translation>octets inversés : ce compteur envoie d&apos;abord l&apos;octet de poids fort d&apos;un mot</translation>
    </message>
    <message>
        <source>signed, but read without sign: a negative value becomes a huge one; type %1</source>
        <translation>avec signe, mais lu sans signe : une valeur négative en devient une énorme ; type %1</translation>
    </message>
    <message>
        <source>without sign, but read as signed: from half of its range on it becomes negative; type %1</source>
        <translation>sans signe, mais lu avec signe : à partir de la moitié de l&apos;étendue elle devient négative ; type %1</translation>
    </message>
    <message>
        <source>unit %1: the register counts %2</source>
        <translation>unité %1 : le registre compte des %2</translation>
    </message>
    <message>
        <source>the register has no offset; the tag adds %1</source>
        <translation>le registre n&apos;a pas de décalage ; le point ajoute %1</translation>
    </message>
    <message>
        <source>sign turned: in %1 the factor is %2, not %3</source>
        <translation>signe inversé : en %1 le facteur est %2, pas %3</translation>
    </message>
    <message>
        <source>%1 times the true value: in %2 the factor is %3, not %4</source>
        <translation>%1 fois la vraie valeur : en %2 le facteur est %3, pas %4</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no factor; write it as 0.01, 1/100 or 10</source>
        <translation>« %1 » n&apos;est pas un facteur ; l&apos;écrire 0.01, 1/100 ou 10</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no divisor; write a number such as 100</source>
        <translation>« %1 » n&apos;est pas un diviseur ; écrire un nombre tel que 100</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no unit id; it is a whole number from 1 to 247</source>
        <translation>« %1 » n&apos;est pas un identifiant d&apos;unité ; c&apos;est un entier de 1 à 247</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no number</source>
        <translation>« %1 » n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address; write it as sent on the wire (50536 or 0xC568), or as 450537 where 400001 is the first one</source>
        <translation>« %1 » n&apos;est pas une adresse ; l&apos;écrire comme sur la liaison (50536 ou 0xC568), ou 450537 si 400001 est la première</translation>
    </message>
    <message>
        <source>the addresses of the tag differ: %1 and %2 on the wire</source>
        <translation>les adresses du point diffèrent : %1 et %2 sur la liaison</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no function that reads; write 3 (holding registers), 4, 1 or 2</source>
        <translation>« %1 » n&apos;est pas une fonction de lecture ; écrire 3 (registres de maintien), 4, 1 ou 2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no order of words; write high word first, or low word first</source>
        <translation>« %1 » n&apos;est pas un ordre de mots ; écrire high word first ou low word first</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no type; write u16, s16, u32, s32, u64, s64 or f32</source>
        <translation>« %1 » n&apos;est pas un type ; écrire u16, s16, u32, s32, u64, s64 ou f32</translation>
    </message>
    <message>
        <source>the tag has no address</source>
        <translation>le point n&apos;a pas d&apos;adresse</translation>
    </message>
    <message>
        <source>some factors have a decimal comma and some a decimal point</source>
        <translation>certains facteurs ont une virgule décimale et d&apos;autres un point décimal</translation>
    </message>
    <message>
        <source>more than %1 tags</source>
        <translation>plus de %1 points</translation>
    </message>
    <message>
        <source>no tag below the line of headings</source>
        <translation>aucun point sous la ligne d&apos;en-têtes</translation>
    </message>
    <message>
        <source>a tag list is a map with the keys version and tags</source>
        <translation>une liste de points est une table avec les clés version et tags</translation>
    </message>
    <message>
        <source>the first line must be &apos;version: 1&apos;</source>
        <translation>la première ligne doit être « version: 1 »</translation>
    </message>
    <message>
        <source>the key tags must be a list of at least one tag</source>
        <translation>la clé tags doit être une liste d&apos;au moins un point</translation>
    </message>
    <message>
        <source>addresses: must be zero-based, one-based or reference</source>
        <translation>addresses : doit être zero-based, one-based ou reference</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no key of a tag list</source>
        <translation>« %1 » n&apos;est pas une clé d&apos;une liste de points</translation>
    </message>
    <message>
        <source>a tag is a map such as {name: Voltage L1, value: V1, address: 50520}</source>
        <translation>un point est une table telle que {name: Voltage L1, value: V1, address: 50520}</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no key of a tag</source>
        <translation>« %1 » n&apos;est pas une clé d&apos;un point</translation>
    </message>
    <message>
        <source>no answer of the control API at %1: %2</source>
        <translation>pas de réponse de l&apos;API de commande à %1 : %2</translation>
    </message>
    <message>
        <source>exception %1 for %2 registers from %3 on</source>
        <translation>exception %1 pour %2 registres à partir de %3</translation>
    </message>
    <message>
        <source>no reply within %1 s; is the unit id right?</source>
        <translation>pas de réponse en %1 s ; l&apos;identifiant d&apos;unité est-il juste ?</translation>
    </message>
    <message>
        <source>no connection to %1: %2</source>
        <translation>pas de connexion à %1 : %2</translation>
    </message>
    <message>
        <source>%1: no line of headings: a tag list needs columns such as name, address, type, word order, scale, unit, value (docs/interfaces.md, section 2.8)</source>
        <translation>%1 : pas de ligne d&apos;en-têtes : une liste de points a besoin de colonnes telles que name, address, type, word order, scale, unit, value (docs/interfaces.md, section 2.8)</translation>
    </message>
</context>
<context>
    <name>Lesson</name>
    <message>
        <source>another lesson or exam has begun meanwhile</source>
        <translation>une autre leçon ou un autre examen a commencé entre-temps</translation>
    </message>
    <message>
        <source>%1: %2. The record stays in %3.</source>
        <translation>%1 : %2. L&apos;enregistrement reste dans %3.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>what the glass shows</source>
        <translation>ce que montre l&apos;afficheur</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>a list of marks like [L1, import]</source>
        <translation>une liste de symboles comme [L1, import]</translation>
    </message>
    <message>
        <source>a mark of the glass</source>
        <translation>un symbole de l&apos;afficheur</translation>
    </message>
    <message>
        <source>a page</source>
        <translation>une page</translation>
    </message>
    <message>
        <source>a unit of the glass</source>
        <translation>une unité de l&apos;afficheur</translation>
    </message>
    <message>
        <source>an address like 192.168.0.7</source>
        <translation>une adresse comme 192.168.0.7</translation>
    </message>
    <message>
        <source>%1 is no address: write four numbers like 192.168.0.7</source>
        <translation>%1 n&apos;est pas une adresse : écrire quatre nombres comme 192.168.0.7</translation>
    </message>
    <message>
        <source>a unit id</source>
        <translation>une adresse d&apos;unité</translation>
    </message>
    <message>
        <source>a partial counter</source>
        <translation>un compteur partiel</translation>
    </message>
    <message>
        <source>the condition says nothing: write running or zeroed</source>
        <translation>la condition ne dit rien : écrire running ou zeroed</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>une adresse</translation>
    </message>
    <message>
        <source>there is no register %1; vmeter registers shows those there are</source>
        <translation>il n&apos;y a pas de registre %1 ; vmeter registers montre ceux qui existent</translation>
    </message>
    <message>
        <source>the condition says nothing: write at_least or at_most, or both</source>
        <translation>la condition ne dit rien : écrire at_least ou at_most, ou les deux</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>une valeur</translation>
    </message>
    <message>
        <source>a menu</source>
        <translation>un menu</translation>
    </message>
    <message>
        <source>a page of this menu</source>
        <translation>une page de ce menu</translation>
    </message>
    <message>
        <source>an octet</source>
        <translation>un octet</translation>
    </message>
    <message>
        <source>a choice of ConF?</source>
        <translation>un choix de ConF?</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>on ou off</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>une réponse</translation>
    </message>
    <message>
        <source>a trainee reads this in English or in French: write {en: ..., fr: ...}</source>
        <translation>un stagiaire lit ceci en anglais ou en français : écrire {en: ..., fr: ...}</translation>
    </message>
    <message>
        <source>the condition says nothing: write for example {tariff: 2}</source>
        <translation>la condition ne dit rien : écrire par exemple {tariff: 2}</translation>
    </message>
    <message>
        <source>a tariff</source>
        <translation>un tarif</translation>
    </message>
    <message>
        <source>right or wrong</source>
        <translation>right ou wrong</translation>
    </message>
    <message>
        <source>a list of acts like - press: {keys: [up], for: 0.2 s}</source>
        <translation>une liste d&apos;actes comme - press: {keys: [up], for: 0.2 s}</translation>
    </message>
    <message>
        <source>at most %1 acts</source>
        <translation>au plus %1 actes</translation>
    </message>
    <message>
        <source>an act is one thing: %1</source>
        <translation>un acte est une seule chose : %1</translation>
    </message>
    <message>
        <source>%1 takes time: it belongs to show</source>
        <translation>%1 prend du temps : sa place est dans show</translation>
    </message>
    <message>
        <source>this is no record of an exam</source>
        <translation>ce n&apos;est pas l&apos;enregistrement d&apos;un examen</translation>
    </message>
    <message>
        <source>a tolerance</source>
        <translation>une tolérance</translation>
    </message>
    <message>
        <source>the name of a ready-made scenario</source>
        <translation>le nom d&apos;un scénario fourni</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>a time lived</source>
        <translation>une durée vécue</translation>
    </message>
    <message>
        <source>a list of answers like - {en: ..., fr: ...}</source>
        <translation>une liste de réponses comme - {en: ..., fr: ...}</translation>
    </message>
    <message>
        <source>two to %1 answers</source>
        <translation>deux à %1 réponses</translation>
    </message>
    <message>
        <source>right: 1, counted from 1</source>
        <translation>right: 1, en comptant à partir de 1</translation>
    </message>
    <message>
        <source>a question has one of choices, number and word</source>
        <translation>une question a soit choices, soit number, soit word</translation>
    </message>
    <message>
        <source>tolerance: 5, in the unit</source>
        <translation>tolerance: 5, dans l&apos;unité de la réponse</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>une unité</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>un mot</translation>
    </message>
    <message>
        <source>a list of hints like - {en: ..., fr: ...}</source>
        <translation>une liste d&apos;indices comme - {en: ..., fr: ...}</translation>
    </message>
    <message>
        <source>at most %1 hints</source>
        <translation>au plus %1 indices</translation>
    </message>
    <message>
        <source>a list of mistakes like - {when: {...}, text: {...}}</source>
        <translation>une liste de fautes comme - {when: {...}, text: {...}}</translation>
    </message>
    <message>
        <source>a section of the manual like &quot;10.4&quot;</source>
        <translation>un chapitre de la notice comme &quot;10.4&quot;</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>des points</translation>
    </message>
    <message>
        <source>a step has a goal or a question: write a step for each</source>
        <translation>une étape a un but ou une question : écrire une étape pour chacun</translation>
    </message>
    <message>
        <source>a view of the window</source>
        <translation>une vue de la fenêtre</translation>
    </message>
    <message>
        <source>&quot;show&quot; is missing: a goal needs the acts that reach it</source>
        <translation>« show » manque : un but demande les actes qui y mènent</translation>
    </message>
    <message>
        <source>a list of steps like - text: {en: ..., fr: ...}</source>
        <translation>une liste d&apos;étapes comme - text: {en: ..., fr: ...}</translation>
    </message>
    <message>
        <source>one to %1 steps</source>
        <translation>une à %1 étapes</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>des minutes</translation>
    </message>
    <message>
        <source>a list of steps</source>
        <translation>une liste d&apos;étapes</translation>
    </message>
    <message>
        <source>a list of faults like - {name: {...}, set: {...}, mend: {...}}</source>
        <translation>une liste de défauts comme - {name: {...}, set: {...}, mend: {...}}</translation>
    </message>
    <message>
        <source>at most %1 faults: they are the answers to choose from</source>
        <translation>au plus %1 défauts : ce sont les réponses entre lesquelles choisir</translation>
    </message>
    <message>
        <source>set must make the wiring wrong, and mend must make it right again</source>
        <translation>set doit rendre le câblage faux, et mend le rétablir</translation>
    </message>
    <message>
        <source>a number of tasks</source>
        <translation>un nombre de tâches</translation>
    </message>
    <message>
        <source>a number of faults</source>
        <translation>un nombre de défauts</translation>
    </message>
    <message>
        <source>the exam has no tasks: write tasks or faults</source>
        <translation>l&apos;examen n&apos;a pas de tâches : écrire tasks ou faults</translation>
    </message>
    <message>
        <source>%1 belongs to an exam</source>
        <translation>%1 est réservé à un examen</translation>
    </message>
    <message>
        <source>%1 belongs to a lesson</source>
        <translation>%1 est réservé à une leçon</translation>
    </message>
    <message>
        <source>%1: no such file, and no lesson or exam of that name; there are: %2</source>
        <translation>%1 : aucun fichier, leçon ou examen de ce nom ; il y a : %2</translation>
    </message>
    <message>
        <source>The record %1 cannot be written: %2</source>
        <translation>Impossible d&apos;écrire l&apos;enregistrement %1 : %2</translation>
    </message>
    <message>
        <source>%1 is no record of a lesson</source>
        <translation>%1 n&apos;est pas l&apos;enregistrement d&apos;une leçon</translation>
    </message>
    <message>
        <source>%1 was recorded by another version: please begin again</source>
        <translation>%1 a été enregistré par une autre version : recommencer la leçon</translation>
    </message>
    <message>
        <source>the record ends before the exam does: there is no result</source>
        <translation>l&apos;enregistrement se termine avant l&apos;examen : il n&apos;y a pas de résultat</translation>
    </message>
    <message>
        <source>the record breaks off after %1 s of meter time: there is no result</source>
        <translation>l&apos;enregistrement s&apos;interrompt après %1 s de temps du compteur : il n&apos;y a pas de résultat</translation>
    </message>
    <message>
        <source>the record has no check of the meter&apos;s state at %1 s: there is no result</source>
        <translation>l&apos;enregistrement n&apos;a pas de contrôle de l&apos;état du compteur à %1 s : il n&apos;y a pas de résultat</translation>
    </message>
    <message>
        <source>the exam&apos;s key %1 cannot be read: %2</source>
        <translation>la clé de l&apos;examen %1 est illisible : %2</translation>
    </message>
    <message>
        <source>the exam&apos;s key %1 has %2 bytes, and must have from %3 to %4: make one with head -c 32 /dev/urandom | base64</source>
        <translation>la clé de l&apos;examen %1 a %2 octets et doit en avoir de %3 à %4 : en faire une avec head -c 32 /dev/urandom | base64</translation>
    </message>
    <message>
        <source>%1 is no exam under way: please begin it again</source>
        <translation>%1 n&apos;est pas un examen en cours : le recommencer</translation>
    </message>
    <message>
        <source>%1 is not the record that was written last, or it needs the key of --exam-key with which the exam began. Without it the exam cannot go on: please begin it again</source>
        <translation>%1 n&apos;est pas le dernier enregistrement écrit, ou il lui faut la clé de --exam-key avec laquelle l&apos;examen a commencé. Sans cela l&apos;examen ne peut pas reprendre : le recommencer</translation>
    </message>
    <message>
        <source>%1 has been changed while the exam was under way: there is no result</source>
        <translation>%1 a été modifié pendant l&apos;examen : il n&apos;y a pas de résultat</translation>
    </message>
    <message>
        <source>a level</source>
        <translation>un niveau</translation>
    </message>
    <message>
        <source>per cent of the marks</source>
        <translation>un pourcentage des points</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 ou %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>this program has no window: lessons, exams and the tour need one</source>
        <translation>ce programme n&apos;a pas de fenêtre : les leçons, les examens et la démonstration en demandent une</translation>
    </message>
    <message>
        <source>this program has no window: running headless</source>
        <translation>ce programme n&apos;a pas de fenêtre : marche sans fenêtre</translation>
    </message>
    <message>
        <source>no display (neither DISPLAY nor WAYLAND_DISPLAY is set): lessons, exams and the tour need one</source>
        <translation>pas d&apos;écran (ni DISPLAY ni WAYLAND_DISPLAY ne sont définis) : les leçons, les examens et la démonstration en demandent un</translation>
    </message>
    <message>
        <source>no display (neither DISPLAY nor WAYLAND_DISPLAY is set): running headless</source>
        <translation>pas d&apos;écran (ni DISPLAY ni WAYLAND_DISPLAY ne sont définis) : marche sans fenêtre</translation>
    </message>
    <message>
        <source>the session: %1</source>
        <translation>la session : %1</translation>
    </message>
    <message>
        <source>%1 is a lesson: begin it with vmeter --lesson %1</source>
        <translation>%1 est une leçon : la commencer par vmeter --lesson %1</translation>
    </message>
    <message>
        <source>%1 is an exam: begin it with vmeter exam %1</source>
        <translation>%1 est un examen : le commencer par vmeter exam %1</translation>
    </message>
    <message>
        <source>%1: cannot read the control token: %2</source>
        <translation>%1 : impossible de lire le jeton de commande : %2</translation>
    </message>
    <message>
        <source>%1: a control token is one word of at least %2 printable ASCII characters; a second, different one may follow for who may only look</source>
        <translation>%1 : un jeton de commande est un mot d&apos;au moins %2 caractères ASCII imprimables ; un second, différent, peut suivre pour qui ne peut que regarder</translation>
    </message>
    <message>
        <source>no file to check: vmeter scenario check FILE...</source>
        <translation>aucun fichier à vérifier : vmeter scenario check FICHIER...</translation>
    </message>
    <message>
        <source>%1: note: %2</source>
        <translation>%1 : remarque : %2</translation>
    </message>
    <message>
        <source>files checked: %1, with errors: %2</source>
        <translation>fichiers vérifiés : %1, avec erreurs : %2</translation>
    </message>
    <message>
        <source>exam: %1; candidate: %2; date: %3; seed: %4</source>
        <translation>examen : %1 ; candidat : %2 ; date : %3 ; numéro de tirage : %4</translation>
    </message>
    <message>
        <source>marks: %1 of %2</source>
        <translation>points : %1 sur %2</translation>
    </message>
    <message>
        <source>lived again: %1 %</source>
        <translation>revécu : %1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n inputs, %1 s, recorded by vmeter %2</source>
        <translation>
            <numerusform>%n action, %1 s, enregistrée par vmeter %2</numerusform>
            <numerusform>%n actions, %1 s, enregistrées par vmeter %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the meter&apos;s state differs at %1 s; %n checks before agree</source>
        <translation>
            <numerusform>l&apos;état du compteur diffère à %1 s ; %n contrôle avant concorde</numerusform>
            <numerusform>l&apos;état du compteur diffère à %1 s ; %n contrôles avant concordent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks agree</source>
        <translation>
            <numerusform>%n contrôle concorde</numerusform>
            <numerusform>%n contrôles concordent</numerusform>
        </translation>
    </message>
    <message>
        <source>the record breaks off after %1 s of meter time</source>
        <translation>l&apos;enregistrement s&apos;interrompt après %1 s de temps du compteur</translation>
    </message>
    <message>
        <source>cannot write %1: %2</source>
        <translation>impossible d&apos;écrire %1 : %2</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>impossible de créer le dossier %1</translation>
    </message>
    <message numerus="yes">
        <source>%n screens in %1</source>
        <translation>
            <numerusform>%n écran dans %1</numerusform>
            <numerusform>%n écrans dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>impossible d&apos;écrire %1</translation>
    </message>
    <message>
        <source>--only %1: no test is named like that; there are %2 to %3, and patterns such as &apos;INF-*&apos;</source>
        <translation>--only %1 : aucun essai de ce nom ; il y a de %2 à %3, et des motifs comme &apos;INF-*&apos;</translation>
    </message>
    <message>
        <source>that is as it should be: versions measure a little differently. All inputs were lived again</source>
        <translation>c&apos;est normal : les versions mesurent un peu différemment. Toutes les entrées ont été revécues</translation>
    </message>
    <message>
        <source>%1 is a secret and can be read by other users of this computer: chmod 600 %1</source>
        <translation>%1 est un secret et d&apos;autres utilisateurs de cet ordinateur peuvent le lire : chmod 600 %1</translation>
    </message>
    <message>
        <source>text: the ready-made exam %1; SHA-256: %2</source>
        <translation>texte : l&apos;examen fourni %1 ; SHA-256 : %2</translation>
    </message>
    <message>
        <source>text: an instructor&apos;s own, %1; SHA-256: %2</source>
        <translation>texte : un texte propre au formateur, %1 ; SHA-256 : %2</translation>
    </message>
    <message>
        <source>text: NOT the ready-made exam of the name %1, or of its title, but another one; SHA-256: %2</source>
        <translation>texte : PAS l&apos;examen fourni du nom %1 ou de son titre, mais un autre ; SHA-256 : %2</translation>
    </message>
    <message>
        <source>signature: good, made with this key</source>
        <translation>signature : bonne, faite avec cette clé</translation>
    </message>
    <message>
        <source>signature: WRONG: the record is not signed with this key, or has been changed since</source>
        <translation>signature : FAUSSE : l&apos;enregistrement n&apos;est pas signé avec cette clé, ou a été modifié depuis</translation>
    </message>
    <message>
        <source>signature: not checked: give the instructor&apos;s key with --exam-key FILE</source>
        <translation>signature : non vérifiée : donner la clé du formateur avec --exam-key FICHIER</translation>
    </message>
    <message>
        <source>signature: none: the checksum does not prove who made the record, nor that it was made in an exam</source>
        <translation>signature : aucune : la somme de contrôle ne prouve ni qui a fait l&apos;enregistrement, ni qu&apos;il a été fait pendant un examen</translation>
    </message>
    <message>
        <source>begun at: %1; ended at: %2; exam time: %3 s</source>
        <translation>commencé à : %1 ; terminé à : %2 ; temps d&apos;examen : %3 s</translation>
    </message>
    <message>
        <source>resumed after %1 s of exam time, at %2</source>
        <translation>repris après %1 s d&apos;examen, à %2</translation>
    </message>
    <message>
        <source>resumed after %1 s of exam time, at %2, from an OLDER RECORD: %3 bytes of what had been recorded are missing</source>
        <translation>repris après %1 s d&apos;examen, à %2, depuis un ENREGISTREMENT PLUS ANCIEN : %3 octets de ce qui avait été enregistré manquent</translation>
    </message>
    <message>
        <source>the exam had been begun on this computer before, and was begun again without an end</source>
        <translation>l&apos;examen avait déjà été commencé sur cet ordinateur, et a été recommencé sans être terminé</translation>
    </message>
    <message>
        <source>%1 is no record of an exam, and not signed</source>
        <translation>%1 n&apos;est pas l&apos;enregistrement d&apos;un examen et n&apos;est pas signé</translation>
    </message>
    <message>
        <source>there is no result: replay the record with the version that recorded it, vmeter %1</source>
        <translation>il n&apos;y a pas de résultat : rejouer l&apos;enregistrement avec la version qui l&apos;a enregistré, vmeter %1</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1: no such file</source>
        <translation>%1 : fichier introuvable</translation>
    </message>
    <message>
        <source>%1: the file is too large: at most %2 MiB can be read</source>
        <translation>%1 : le fichier est trop grand : %2 Mio au plus peuvent être lus</translation>
    </message>
    <message>
        <source>%1: the file cannot be read</source>
        <translation>%1 : le fichier ne peut pas être lu</translation>
    </message>
    <message>
        <source>cfg line %1: %2</source>
        <translation>cfg ligne %1 : %2</translation>
    </message>
    <message>
        <source>here must be %1</source>
        <translation>il faut ici %1</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3</source>
        <translation>%1 doit être un nombre de %2 à %3</translation>
    </message>
    <message>
        <source>the numbers of channels, like 6,6A,0D</source>
        <translation>les nombres de voies, comme 6,6A,0D</translation>
    </message>
    <message>
        <source>a number of channels ends with %1</source>
        <translation>un nombre de voies se termine par %1</translation>
    </message>
    <message>
        <source>the number of channels</source>
        <translation>le nombre de voies</translation>
    </message>
    <message>
        <source>the factor a</source>
        <translation>le facteur a</translation>
    </message>
    <message>
        <source>the offset b</source>
        <translation>le décalage b</translation>
    </message>
    <message>
        <source>the skew</source>
        <translation>le retard (skew)</translation>
    </message>
    <message>
        <source>the primary value</source>
        <translation>la valeur primaire</translation>
    </message>
    <message>
        <source>the secondary value</source>
        <translation>la valeur secondaire</translation>
    </message>
    <message>
        <source>the line frequency</source>
        <translation>la fréquence du réseau</translation>
    </message>
    <message>
        <source>the number of sampling rates</source>
        <translation>le nombre de fréquences d&apos;échantillonnage</translation>
    </message>
    <message>
        <source>a sampling rate</source>
        <translation>une fréquence d&apos;échantillonnage</translation>
    </message>
    <message>
        <source>the last sample</source>
        <translation>le dernier échantillon</translation>
    </message>
    <message>
        <source>the last samples of the rates must grow</source>
        <translation>les derniers échantillons des fréquences doivent aller croissant</translation>
    </message>
    <message>
        <source>a rate of 0 stands for time stamps, and then alone</source>
        <translation>une fréquence de 0 annonce des horodatages, et doit alors être seule</translation>
    </message>
    <message>
        <source>the time of the first sample</source>
        <translation>l&apos;instant du premier échantillon</translation>
    </message>
    <message>
        <source>the time of the trigger</source>
        <translation>l&apos;instant du déclenchement</translation>
    </message>
    <message>
        <source>the type of the data: ASCII, BINARY, BINARY32 or FLOAT32</source>
        <translation>le type des données : ASCII, BINARY, BINARY32 ou FLOAT32</translation>
    </message>
    <message>
        <source>the type of the data must be ASCII, BINARY, BINARY32 or FLOAT32</source>
        <translation>le type des données doit être ASCII, BINARY, BINARY32 ou FLOAT32</translation>
    </message>
    <message>
        <source>the time multiplier</source>
        <translation>le multiplicateur de temps</translation>
    </message>
    <message>
        <source>dat line %1: %2</source>
        <translation>dat ligne %1 : %2</translation>
    </message>
    <message>
        <source>without a sampling rate each sample needs a time stamp</source>
        <translation>sans fréquence d&apos;échantillonnage, il faut un horodatage à chaque échantillon</translation>
    </message>
    <message>
        <source>a value is no number</source>
        <translation>une valeur n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>a .cff has the sections &apos;--- file type: CFG ---&apos; and &apos;--- file type: DAT ... ---&apos;</source>
        <translation>un .cff a les sections « --- file type: CFG --- » et « --- file type: DAT ... --- »</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1 : %2</translation>
    </message>
    <message>
        <source>too many rows: at most %1</source>
        <translation>trop de lignes : %1 au plus</translation>
    </message>
    <message>
        <source>the time does not go on from the line before</source>
        <translation>l&apos;instant ne suit pas celui de la ligne précédente</translation>
    </message>
    <message>
        <source>a load curve needs two rows at least</source>
        <translation>une courbe de charge demande au moins deux lignes</translation>
    </message>
    <message>
        <source>%1 holds a recording already (%2): choose another folder</source>
        <translation>%1 contient déjà un enregistrement (%2) : choisir un autre dossier</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>impossible d&apos;écrire dans %1</translation>
    </message>
    <message>
        <source>%1: the recording could not be written completely</source>
        <translation>%1 : l&apos;enregistrement n&apos;a pas pu être écrit en entier</translation>
    </message>
    <message>
        <source>a recording without a sampling rate needs two samples at least</source>
        <translation>un enregistrement sans fréquence d&apos;échantillonnage demande au moins deux échantillons</translation>
    </message>
    <message>
        <source>it lasts for %1 s; at most %2 s can be played</source>
        <translation>il dure %1 s ; %2 s au plus peuvent être jouées</translation>
    </message>
    <message>
        <source>%1: a recording is a .cfg with its .dat beside it, or a .cff</source>
        <translation>%1 : un enregistrement est un .cfg avec son .dat à côté, ou un .cff</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>%1: no channel looks like a voltage or current of a phase; name them in map, there are: %2</source>
        <translation>%1 : aucune voie ne ressemble à la tension ou au courant d&apos;une phase ; les nommer dans map, il y a : %2</translation>
    </message>
    <message numerus="yes">
        <source>dat: %n samples of %1 bytes are announced, there are %2 bytes</source>
        <translation>
            <numerusform>dat : %n échantillon de %1 octets est annoncé, il y a %2 octets</numerusform>
            <numerusform>dat : %n échantillons de %1 octets sont annoncés, il y a %2 octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the data end here; %n samples are announced</source>
        <translation>
            <numerusform>les données s&apos;arrêtent ici ; %n échantillon est annoncé</numerusform>
            <numerusform>les données s&apos;arrêtent ici ; %n échantillons sont annoncés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gaps altogether</source>
        <translation>
            <numerusform>%n trou au total</numerusform>
            <numerusform>%n trous au total</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n values are marked as missing; each repeats the one before it</source>
        <translation>
            <numerusform>%n valeur est marquée comme absente ; elle répète celle d&apos;avant</numerusform>
            <numerusform>%n valeurs sont marquées comme absentes ; chacune répète celle d&apos;avant</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no time stamp that is known here, like 2026-01-31 23:45 or a number of seconds</source>
        <translation>%1 n&apos;est pas un horodatage connu ici, comme 2026-01-31 23:45 ou un nombre de secondes</translation>
    </message>
    <message>
        <source>the time stamps are of different kinds: numbers, dates and times of day</source>
        <translation>les horodatages sont de natures différentes : nombres, dates et heures du jour</translation>
    </message>
    <message>
        <source>times of day</source>
        <translation>heures du jour</translation>
    </message>
    <message>
        <source>some time stamps have an offset from UTC and some have none</source>
        <translation>certains horodatages ont un décalage par rapport à UTC et d&apos;autres n&apos;en ont pas</translation>
    </message>
    <message>
        <source>the dates are written in different ways</source>
        <translation>les dates sont écrites de différentes façons</translation>
    </message>
    <message>
        <source>not all dates are valid in the order of date_order</source>
        <translation>toutes les dates ne sont pas valables dans l&apos;ordre de date_order</translation>
    </message>
    <message>
        <source>the dates are not valid in any one order of day, month and year</source>
        <translation>les dates ne sont valables dans aucun ordre unique du jour, du mois et de l&apos;année</translation>
    </message>
    <message>
        <source>day and month of the dates cannot be told apart: give date_order: dmy, mdy or ymd in the scenario&apos;s profile</source>
        <translation>le jour et le mois des dates ne peuvent pas être distingués : indiquer date_order: dmy, mdy ou ymd dans le profile du scénario</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>dates</translation>
    </message>
    <message>
        <source>dates with the day first</source>
        <translation>dates commençant par le jour</translation>
    </message>
    <message>
        <source>dates with the month first</source>
        <translation>dates commençant par le mois</translation>
    </message>
    <message>
        <source>dates with the year first</source>
        <translation>dates commençant par l&apos;année</translation>
    </message>
    <message>
        <source>%1, with an offset from UTC</source>
        <translation>%1, avec décalage par rapport à UTC</translation>
    </message>
    <message>
        <source>%1, without an offset from UTC</source>
        <translation>%1, sans décalage par rapport à UTC</translation>
    </message>
    <message>
        <source>serial days of a spreadsheet</source>
        <translation>jours de série d&apos;un tableur</translation>
    </message>
    <message>
        <source>numbers of seconds</source>
        <translation>nombres de secondes</translation>
    </message>
    <message>
        <source>numbers of milliseconds</source>
        <translation>nombres de millisecondes</translation>
    </message>
    <message>
        <source>numbers of microseconds</source>
        <translation>nombres de microsecondes</translation>
    </message>
    <message>
        <source>numbers of minutes</source>
        <translation>nombres de minutes</translation>
    </message>
    <message>
        <source>numbers of hours</source>
        <translation>nombres d&apos;heures</translation>
    </message>
    <message>
        <source>numbers of days</source>
        <translation>nombres de jours</translation>
    </message>
    <message>
        <source>dates in digits (%1)</source>
        <translation>dates en chiffres (%1)</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>secondes depuis 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>millisecondes depuis 1970</translation>
    </message>
    <message>
        <source>microseconds since 1970</source>
        <translation>microsecondes depuis 1970</translation>
    </message>
    <message>
        <source>nanoseconds since 1970</source>
        <translation>nanosecondes depuis 1970</translation>
    </message>
    <message>
        <source>the numbers of the time column are no seconds since 1970 (1973 to 2100)</source>
        <translation>les nombres de la colonne du temps ne sont pas des secondes depuis 1970 (1973 à 2100)</translation>
    </message>
    <message>
        <source>the numbers of the time column may be seconds or serial days of a spreadsheet: give time_unit: s or excel in the scenario&apos;s profile</source>
        <translation>les nombres de la colonne du temps peuvent être des secondes ou des jours de série d&apos;un tableur : indiquer time_unit: s ou excel dans le profile du scénario</translation>
    </message>
    <message>
        <source>the numbers of the time column are not understood: give time_unit: s, ms, us, min, h, d or excel in the scenario&apos;s profile</source>
        <translation>les nombres de la colonne du temps ne sont pas compris : indiquer time_unit: s, ms, us, min, h, d ou excel dans le profile du scénario</translation>
    </message>
    <message>
        <source>column %1: %2 fields where at most %3 may be; here must be %4 (a decimal comma makes two fields of one)</source>
        <translation>colonne %1 : %2 champs alors qu&apos;il peut y en avoir %3 au plus ; il faut ici %4 (une virgule décimale fait deux champs d&apos;un seul)</translation>
    </message>
    <message>
        <source>%1 must be a whole number</source>
        <translation>%1 doit être un nombre entier</translation>
    </message>
    <message>
        <source>a digital channel: Dn,ch_id,ph,ccbm,y</source>
        <translation>une voie logique : Dn,ch_id,ph,ccbm,y</translation>
    </message>
    <message>
        <source>an analogue channel: An,ch_id,ph,ccbm,uu,a,b,skew,min,max, and from 1999 on primary,secondary,PS</source>
        <translation>une voie analogique : An,ch_id,ph,ccbm,uu,a,b,skew,min,max, et à partir de 1999 primary,secondary,PS</translation>
    </message>
    <message>
        <source>%1 fields where 10 or 13 must be: %2</source>
        <translation>%1 champs alors qu&apos;il en faut 10 ou 13 : %2</translation>
    </message>
    <message>
        <source>the values are primary (P) or secondary (S), not %1</source>
        <translation>les valeurs sont primaires (P) ou secondaires (S), non %1</translation>
    </message>
    <message>
        <source>the sampling rate changes too often: at most %1 times</source>
        <translation>la fréquence d&apos;échantillonnage change trop souvent : %1 fois au plus</translation>
    </message>
    <message>
        <source>the recording has no samples</source>
        <translation>l&apos;enregistrement n&apos;a pas d&apos;échantillons</translation>
    </message>
    <message numerus="yes">
        <source>%n samples are announced, %1 are there and played</source>
        <translation>
            <numerusform>%n échantillon est annoncé, %1 sont présents et joués</numerusform>
            <numerusform>%n échantillons sont annoncés, %1 sont présents et joués</numerusform>
        </translation>
    </message>
    <message>
        <source>dat: the samples are not numbered one by one: the file has other channels or another type than the cfg says (%1 bytes a sample)</source>
        <translation>dat : les échantillons ne sont pas numérotés un par un : le fichier a d&apos;autres voies ou un autre type que ne le dit le cfg (%1 octets par échantillon)</translation>
    </message>
    <message>
        <source>the dat file has more samples than the cfg announces; they are not played</source>
        <translation>le fichier dat a plus d&apos;échantillons que le cfg n&apos;en annonce ; ils ne sont pas joués</translation>
    </message>
    <message>
        <source>%1 fields where %2 must be: number, time stamp, %3 values, %4 states</source>
        <translation>%1 champs alors qu&apos;il en faut %2 : numéro, horodatage, %3 valeurs, %4 états</translation>
    </message>
    <message>
        <source>the recording has no voltages: those of the supply are played, in phase with I%1 unless load has a phi</source>
        <translation>l&apos;enregistrement n&apos;a pas de tensions : celles de l&apos;alimentation sont jouées, en phase avec I%1 sauf si load a un phi</translation>
    </message>
    <message>
        <source>the recording has no currents: those of the scenario&apos;s load are played (current, phi and harmonics)</source>
        <translation>l&apos;enregistrement n&apos;a pas de courants : ceux de la charge du scénario sont joués (courant, phi et harmoniques)</translation>
    </message>
    <message>
        <source>too many columns: at most %1</source>
        <translation>trop de colonnes : %1 au plus</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>colonne %1 : %2</translation>
    </message>
    <message>
        <source>column %1 is no time of day like 23:45, 2345 or an hour</source>
        <translation>la colonne %1 n&apos;est pas une heure du jour comme 23:45, 2345 ou une heure</translation>
    </message>
    <message>
        <source>hours from 1 to 24 are taken as the end of the hour</source>
        <translation>les heures de 1 à 24 sont prises comme la fin de l&apos;heure</translation>
    </message>
    <message>
        <source>%1 fields where the head names %2 columns; a decimal comma between commas needs quotes</source>
        <translation>%1 champs alors que l&apos;en-tête nomme %2 colonnes ; une virgule décimale entre virgules demande des guillemets</translation>
    </message>
    <message>
        <source>%1 is no time stamp like the others (%2)</source>
        <translation>%1 n&apos;est pas un horodatage comme les autres (%2)</translation>
    </message>
    <message>
        <source>the file has changed while it was read</source>
        <translation>le fichier a changé pendant sa lecture</translation>
    </message>
    <message>
        <source>column %1: %2 is out of range: at most %3</source>
        <translation>colonne %1 : %2 est hors limites : %3 au plus</translation>
    </message>
    <message>
        <source>column %1: %2 is no number</source>
        <translation>colonne %1 : %2 n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>column %1 says the same again and is not added</source>
        <translation>la colonne %1 redit la même chose et n&apos;est pas ajoutée</translation>
    </message>
    <message>
        <source>column %1 is not used</source>
        <translation>la colonne %1 n&apos;est pas utilisée</translation>
    </message>
    <message>
        <source>columns %1 and %2 are the same quantity and differ: say with columns: in the scenario&apos;s profile which one counts</source>
        <translation>les colonnes %1 et %2 sont la même grandeur et diffèrent : dire avec columns: dans le profile du scénario laquelle compte</translation>
    </message>
    <message>
        <source>the total of column %1 is not the sum of the phases that are there: say with columns: in the scenario&apos;s profile what counts</source>
        <translation>le total de la colonne %1 n&apos;est pas la somme des phases présentes : dire avec columns: dans le profile du scénario ce qui compte</translation>
    </message>
    <message>
        <source>the energies only grow: give energy: reading or interval in the scenario&apos;s profile</source>
        <translation>les énergies ne font que croître : indiquer energy: reading ou interval dans le profile du scénario</translation>
    </message>
    <message>
        <source>column %1: the power of this energy is out of range: at most %2</source>
        <translation>colonne %1 : la puissance de cette énergie est hors limites : %2 au plus</translation>
    </message>
    <message>
        <source>energies of the interval that ends at the time stamp: mean powers</source>
        <translation>énergies de l&apos;intervalle qui finit à l&apos;horodatage : puissances moyennes</translation>
    </message>
    <message>
        <source>energies of the interval that begins at the time stamp: mean powers</source>
        <translation>énergies de l&apos;intervalle qui commence à l&apos;horodatage : puissances moyennes</translation>
    </message>
    <message>
        <source>energies are meter readings: the power from each row to the next</source>
        <translation>les énergies sont des index de compteur : puissance de chaque ligne à la suivante</translation>
    </message>
    <message numerus="yes">
        <source>a meter reading goes back %n times: nothing is drawn there</source>
        <translation>
            <numerusform>un index de compteur recule %n fois : rien n&apos;y est consommé</numerusform>
            <numerusform>un index de compteur recule %n fois : rien n&apos;y est consommé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meter readings are missing: the power before goes on to the next one</source>
        <translation>
            <numerusform>%n index de compteur manque : la puissance précédente se poursuit jusqu&apos;au suivant</numerusform>
            <numerusform>%n index de compteur manquent : la puissance précédente se poursuit jusqu&apos;au suivant</numerusform>
        </translation>
    </message>
    <message>
        <source>the active powers count; apparent powers and currents are not used</source>
        <translation>les puissances actives comptent ; puissances apparentes et courants ne sont pas utilisés</translation>
    </message>
    <message numerus="yes">
        <source>%n phases have a load; nothing is drawn from the others</source>
        <translation>
            <numerusform>%n phase a une charge ; rien n&apos;est consommé sur les autres</numerusform>
            <numerusform>%n phases ont une charge ; rien n&apos;est consommé sur les autres</numerusform>
        </translation>
    </message>
    <message>
        <source>the power factors are taken as inductive; a negative one feeds back</source>
        <translation>les facteurs de puissance sont pris comme inductifs ; un facteur négatif réinjecte</translation>
    </message>
    <message>
        <source>currents without an angle are in phase with their voltages</source>
        <translation>les courants sans angle sont en phase avec leurs tensions</translation>
    </message>
    <message>
        <source>%1 (columns %2 and %3)</source>
        <translation>%1 (colonnes %2 et %3)</translation>
    </message>
    <message>
        <source>%1 (column %2)</source>
        <translation>%1 (colonne %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n rows from %1 to %2, usual step %3 s, in all %4 s</source>
        <translation>
            <numerusform>%n ligne de %1 à %2, pas habituel %3 s, en tout %4 s</numerusform>
            <numerusform>%n lignes de %1 à %2, pas habituel %3 s, en tout %4 s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows, usual step %1 s, in all %2 s</source>
        <translation>
            <numerusform>%n ligne, pas habituel %1 s, en tout %2 s</numerusform>
            <numerusform>%n lignes, pas habituel %1 s, en tout %2 s</numerusform>
        </translation>
    </message>
    <message>
        <source>time stamps: %1</source>
        <translation>horodatages : %1</translation>
    </message>
    <message>
        <source>some numbers have a decimal comma and some a decimal point</source>
        <translation>certains nombres ont une virgule décimale et d&apos;autres un point décimal</translation>
    </message>
    <message>
        <source>a number such as 1.234 or 1,234 may be one or a thousand: give decimal: point or comma in the scenario&apos;s profile</source>
        <translation>un nombre tel que 1.234 ou 1,234 peut valoir un ou mille : indiquer decimal: point ou comma dans le profile du scénario</translation>
    </message>
    <message>
        <source>numbers such as %1 are taken as decimals</source>
        <translation>les nombres tels que %1 sont pris comme décimaux</translation>
    </message>
    <message>
        <source>no load curve: here must be the names of the columns and rows below, like time;P1 [W];P2 [W];P3 [W]</source>
        <translation>pas de courbe de charge : il faut ici les noms des colonnes et des lignes au-dessous, comme time;P1 [W];P2 [W];P3 [W]</translation>
    </message>
    <message>
        <source>the phase voltages are had from line voltages, against the middle of the three: a displacement of the star point is not in the file</source>
        <translation>les tensions simples sont tirées des tensions composées, par rapport au milieu des trois : un déplacement du point neutre n&apos;est pas dans le fichier</translation>
    </message>
    <message>
        <source>it has no channel &apos;%1&apos;; there are: %2</source>
        <translation>il n&apos;a pas de voie « %1 » ; il y a : %2</translation>
    </message>
    <message numerus="yes">
        <source>%n channels are called &apos;%1&apos;; the first is read</source>
        <translation>
            <numerusform>%n voie s&apos;appelle « %1 » ; la première est lue</numerusform>
            <numerusform>%n voies s&apos;appellent « %1 » ; la première est lue</numerusform>
        </translation>
    </message>
    <message>
        <source>channel &apos;%1&apos; is in per unit: give its base in factor</source>
        <translation>la voie « %1 » est en valeurs réduites : indiquer leur base dans factor</translation>
    </message>
    <message>
        <source>channel &apos;%1&apos; is in %2 and cannot be %3</source>
        <translation>la voie « %1 » est en %2 et ne peut pas être %3</translation>
    </message>
    <message>
        <source>the unit %1 of channel &apos;%2&apos; is not understood: its values are taken as %3</source>
        <translation>l&apos;unité %1 de la voie « %2 » n&apos;est pas comprise : ses valeurs sont prises en %3</translation>
    </message>
    <message>
        <source>no channel for %1</source>
        <translation>pas de voie pour %1</translation>
    </message>
    <message numerus="yes">
        <source>%n channels are not used: %1</source>
        <translation>
            <numerusform>%n voie n&apos;est pas utilisée : %1</numerusform>
            <numerusform>%n voies ne sont pas utilisées : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>channels in per unit need their base in factor</source>
        <translation>les voies en valeurs réduites demandent leur base dans factor</translation>
    </message>
    <message numerus="yes">
        <source>%n samples in %1 s, not evenly spaced: played by their time stamps</source>
        <translation>
            <numerusform>%n échantillon en %1 s, irrégulier : joué selon l&apos;horodatage</numerusform>
            <numerusform>%n échantillons en %1 s, irréguliers : joués selon leurs horodatages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples in %1 s, at %2 rates one after the other</source>
        <translation>
            <numerusform>%n échantillon en %1 s, à %2 fréquences l&apos;une après l&apos;autre</numerusform>
            <numerusform>%n échantillons en %1 s, à %2 fréquences l&apos;une après l&apos;autre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples in %1 s, %2 a second</source>
        <translation>
            <numerusform>%n échantillon en %1 s, %2 par seconde</numerusform>
            <numerusform>%n échantillons en %1 s, %2 par seconde</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest row is the first: the rows are read from the last one on</source>
        <translation>la ligne la plus récente est la première : les lignes sont lues à partir de la dernière</translation>
    </message>
    <message>
        <source>the clock was set back by an hour before %1</source>
        <translation>l&apos;heure a été retardée d&apos;une heure avant %1</translation>
    </message>
    <message>
        <source>the clock was set forward by an hour before %1; there is no gap</source>
        <translation>l&apos;heure a été avancée d&apos;une heure avant %1 ; il n&apos;y a pas de lacune</translation>
    </message>
    <message>
        <source>several columns are called %1: name one by its number</source>
        <translation>plusieurs colonnes s&apos;appellent %1 : en désigner une par son numéro</translation>
    </message>
    <message>
        <source>there is no column %1; there are: %2</source>
        <translation>il n&apos;y a pas de colonne %1 ; il y a : %2</translation>
    </message>
    <message>
        <source>no line names the columns: write one above the rows, or give columns: {time: 1, P: 2} in the scenario&apos;s profile</source>
        <translation>aucune ligne ne nomme les colonnes : en écrire une au-dessus des lignes, ou indiquer columns: {time: 1, P: 2} dans le profile du scénario</translation>
    </message>
    <message>
        <source>column %1: the unit %2 is not understood; W, kW, MW, var, kvar, VA, kVA, A, mA, V, Wh, kWh, MWh and kvarh are; units: in the scenario&apos;s profile names one</source>
        <translation>colonne %1 : l&apos;unité %2 n&apos;est pas comprise ; W, kW, MW, var, kvar, VA, kVA, A, mA, V, Wh, kWh, MWh et kvarh le sont ; units: dans le profile du scénario en nomme une</translation>
    </message>
    <message>
        <source>column %1: an energy needs its unit in the head, like %2 [kWh]</source>
        <translation>colonne %1 : une énergie demande son unité dans l&apos;en-tête, comme %2 [kWh]</translation>
    </message>
    <message>
        <source>there is no quantity %1</source>
        <translation>il n&apos;y a pas de grandeur %1</translation>
    </message>
    <message>
        <source>only column %1 can be a load, though not all of its name is understood</source>
        <translation>seule la colonne %1 peut être une charge, bien que son nom ne soit pas compris en entier</translation>
    </message>
    <message>
        <source>column %1 may be a power or an energy: give its unit in the head, or columns: and units: in the scenario&apos;s profile</source>
        <translation>la colonne %1 peut être une puissance ou une énergie : indiquer son unité dans l&apos;en-tête, ou columns: et units: dans le profile du scénario</translation>
    </message>
    <message>
        <source>no column is a power or a current: name them P1, P2, P3 or I1, I2, I3, with the unit in brackets, or give columns: in the scenario&apos;s profile; there are: %1</source>
        <translation>aucune colonne n&apos;est une puissance ou un courant : les nommer P1, P2, P3 ou I1, I2, I3, avec l&apos;unité entre crochets, ou indiquer columns: dans le profile du scénario ; il y a : %1</translation>
    </message>
    <message>
        <source>several columns may be the load: say with columns: in the scenario&apos;s profile which one is; there are: %1</source>
        <translation>plusieurs colonnes peuvent être la charge : dire avec columns: dans le profile du scénario laquelle l&apos;est ; il y a : %1</translation>
    </message>
    <message>
        <source>column %1 is an apparent power: give power_factor: in the scenario&apos;s profile, like 0.9 ind</source>
        <translation>la colonne %1 est une puissance apparente : indiquer power_factor: dans le profile du scénario, comme 0.9 ind</translation>
    </message>
    <message>
        <source>%1 from column %2</source>
        <translation>%1 de la colonne %2</translation>
    </message>
    <message>
        <source>%1 from column %2, which names no unit: taken as %3</source>
        <translation>%1 de la colonne %2, qui ne nomme pas d&apos;unité : prise en %3</translation>
    </message>
    <message>
        <source>%1 from column %2 in %3, times %4</source>
        <translation>%1 de la colonne %2 en %3, fois %4</translation>
    </message>
    <message>
        <source>%1, divided equally among L1, L2 and L3</source>
        <translation>%1, réparti également entre L1, L2 et L3</translation>
    </message>
    <message numerus="yes">
        <source>%n columns are not used: %1</source>
        <translation>
            <numerusform>%n colonne n&apos;est pas utilisée : %1</numerusform>
            <numerusform>%n colonnes ne sont pas utilisées : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>the file cannot be read to its end: it is cut or damaged</source>
        <translation>le fichier ne peut pas être lu jusqu&apos;à sa fin : il est tronqué ou endommagé</translation>
    </message>
    <message>
        <source>the file is too large: at most %1 MiB can be read</source>
        <translation>le fichier est trop grand : %1 Mio au plus peuvent être lus</translation>
    </message>
    <message>
        <source>the file is no valid UTF-16</source>
        <translation>le fichier n&apos;est pas de l&apos;UTF-16 valide</translation>
    </message>
    <message>
        <source>line %1: the line is too long: at most %2 bytes</source>
        <translation>ligne %1 : la ligne est trop longue : %2 octets au plus</translation>
    </message>
    <message>
        <source>line %1: this is no text</source>
        <translation>ligne %1 : ceci n&apos;est pas du texte</translation>
    </message>
    <message>
        <source>line %1: a character is not of this encoding; give another one as encoding</source>
        <translation>ligne %1 : un caractère n&apos;est pas de ce codage ; en indiquer un autre comme encoding</translation>
    </message>
    <message>
        <source>the time stamps do not grow (sample %1), and no sampling rate is given; such a file cannot be played</source>
        <translation>les horodatages ne croissent pas (échantillon %1), et aucune fréquence d&apos;échantillonnage n&apos;est donnée ; un tel fichier ne peut pas être joué</translation>
    </message>
    <message>
        <source>the last value is held for up to an hour, then nothing is drawn</source>
        <translation>la dernière valeur est maintenue jusqu&apos;à une heure, puis rien n&apos;est consommé</translation>
    </message>
    <message>
        <source>the last value is held</source>
        <translation>la dernière valeur est maintenue</translation>
    </message>
    <message>
        <source>nothing is drawn in it</source>
        <translation>rien n&apos;y est consommé</translation>
    </message>
    <message>
        <source>gap of %1 s behind line %2: %3</source>
        <translation>lacune de %1 s après la ligne %2 : %3</translation>
    </message>
    <message>
        <source>line %1: a value is missing, and the scenario says gaps: refuse</source>
        <translation>ligne %1 : une valeur manque, et le scénario dit gaps: refuse</translation>
    </message>
    <message numerus="yes">
        <source>%n values are missing, the first in line %1: %2</source>
        <translation>
            <numerusform>%n valeur manque, la première à la ligne %1 : %2</numerusform>
            <numerusform>%n valeurs manquent, la première à la ligne %1 : %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the scenario says gaps: refuse</source>
        <translation>%1 ; le scénario dit gaps: refuse</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>an AFE profile</source>
        <translation>un profil de l&apos;étage d&apos;entrée (AFE)</translation>
    </message>
    <message>
        <source>a word length</source>
        <translation>une longueur de mot</translation>
    </message>
    <message>
        <source>a decimation filter</source>
        <translation>un filtre de décimation</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>une réponse</translation>
    </message>
    <message>
        <source>a device is the same on all its phases: give one value, not three</source>
        <translation>un appareil est le même sur toutes ses phases : donner une valeur et non trois</translation>
    </message>
    <message>
        <source>how long it takes, like for: 400 ms</source>
        <translation>combien de temps cela dure, comme for: 400 ms</translation>
    </message>
    <message>
        <source>a connection</source>
        <translation>un raccordement</translation>
    </message>
    <message>
        <source>a law of the current</source>
        <translation>une loi du courant</translation>
    </message>
    <message>
        <source>a list of stages like [{for: 400 ms, current: 30 A}]</source>
        <translation>une liste de phases de démarrage comme [{for: 400 ms, current: 30 A}]</translation>
    </message>
    <message>
        <source>too many stages: at most %1</source>
        <translation>trop de phases de démarrage : %1 au plus</translation>
    </message>
    <message>
        <source>too many devices: at most %1 run at once; times gives one several</source>
        <translation>trop d&apos;appareils : %1 au plus marchent à la fois ; times en met plusieurs en un</translation>
    </message>
    <message>
        <source>the name of a device</source>
        <translation>le nom d&apos;un appareil</translation>
    </message>
    <message>
        <source>a device known here</source>
        <translation>un appareil connu ici</translation>
    </message>
    <message>
        <source>a device of three phases is connected to all of them: leave out on</source>
        <translation>un appareil triphasé est raccordé à toutes les phases : omettre on</translation>
    </message>
    <message>
        <source>a phase</source>
        <translation>une phase</translation>
    </message>
    <message>
        <source>two phases like [L1, L2]</source>
        <translation>deux phases comme [L1, L2]</translation>
    </message>
    <message>
        <source>it is connected between two phases, like [L1, L2]</source>
        <translation>il est raccordé entre deux phases, comme [L1, L2]</translation>
    </message>
    <message>
        <source>the two phases must differ</source>
        <translation>les deux phases doivent être différentes</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>the name is too long: at most %1 characters</source>
        <translation>le nom est trop long : %1 caractères au plus</translation>
    </message>
    <message>
        <source>a list of devices like [kettle, fridge]</source>
        <translation>une liste d&apos;appareils comme [kettle, fridge]</translation>
    </message>
    <message>
        <source>%1 is there already; give this one a name of its own</source>
        <translation>%1 existe déjà ; donner à celui-ci un nom à lui</translation>
    </message>
    <message>
        <source>%1 runs already; stop it before, or give this one a name of its own</source>
        <translation>%1 marche déjà ; l&apos;arrêter avant, ou donner à celui-ci un nom à lui</translation>
    </message>
    <message>
        <source>too many starts and stops: with their stages at most %1</source>
        <translation>trop de démarrages et d&apos;arrêts : %1 au plus avec leurs phases</translation>
    </message>
    <message>
        <source>the name of a device that runs</source>
        <translation>le nom d&apos;un appareil en marche</translation>
    </message>
    <message>
        <source>%1 does not run then; nothing does</source>
        <translation>%1 ne marche pas à ce moment ; rien ne marche</translation>
    </message>
    <message>
        <source>a device that runs then</source>
        <translation>un appareil en marche à ce moment</translation>
    </message>
    <message>
        <source>delay: 500 ms, or delay: [100 ms, 2 s] for one drawn between them</source>
        <translation>delay: 500 ms, ou delay: [100 ms, 2 s] pour un délai tiré entre les deux</translation>
    </message>
    <message>
        <source>a list has two delays, the shortest and the longest; here are %1</source>
        <translation>une liste a deux délais, le plus court et le plus long ; il y en a ici %1</translation>
    </message>
    <message>
        <source>the shortest delay comes first</source>
        <translation>le délai le plus court vient en premier</translation>
    </message>
    <message>
        <source>%1 does not belong to a fault of the kind %2</source>
        <translation>%1 ne va pas avec un défaut du genre %2</translation>
    </message>
    <message>
        <source>a code</source>
        <translation>un code</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>un message</translation>
    </message>
    <message>
        <source>all clients share the device and its cable: client does not belong to a fault of the kind %1</source>
        <translation>tous les clients partagent l&apos;appareil et son câble : client ne va pas avec un défaut du genre %1</translation>
    </message>
    <message>
        <source>the address of a client</source>
        <translation>l&apos;adresse d&apos;un client</translation>
    </message>
    <message>
        <source>%1 is no address: write 192.168.0.7, or 192.168.0.7:40000 for one connection, or [::1]:40000</source>
        <translation>%1 n&apos;est pas une adresse : écrire 192.168.0.7, ou 192.168.0.7:40000 pour une seule connexion, ou [::1]:40000</translation>
    </message>
    <message>
        <source>a count</source>
        <translation>un nombre de fois</translation>
    </message>
    <message>
        <source>what comes several times ends in between: write how long it lasts each time, like for: 10 s</source>
        <translation>ce qui vient plusieurs fois s&apos;arrête entre-temps : écrire combien de temps cela dure chaque fois, comme for: 10 s</translation>
    </message>
    <message>
        <source>a kind of fault</source>
        <translation>un genre de défaut</translation>
    </message>
    <message>
        <source>%1 is what a fault tells of itself</source>
        <translation>%1 est ce qu&apos;un défaut dit de lui-même</translation>
    </message>
    <message>
        <source>a list of faults like [{kind: no_reply}]</source>
        <translation>une liste de défauts comme [{kind: no_reply}]</translation>
    </message>
    <message>
        <source>at most %1 faults at once; here are %2</source>
        <translation>%1 défauts au plus à la fois ; il y en a ici %2</translation>
    </message>
    <message>
        <source>the order of a harmonic</source>
        <translation>le rang d&apos;un harmonique</translation>
    </message>
    <message>
        <source>a list of harmonics like [{order: 5, percent: 10}]</source>
        <translation>une liste d&apos;harmoniques comme [{order: 5, percent: 10}]</translation>
    </message>
    <message>
        <source>%1 harmonics are too many: at most %2 per phase</source>
        <translation>%1 harmoniques, c&apos;est trop : %2 au plus par phase</translation>
    </message>
    <message>
        <source>%1 does not fit: %2</source>
        <translation>%1 ne convient pas : %2</translation>
    </message>
    <message>
        <source>phi and power_factor say the same thing: give one of them</source>
        <translation>phi et power_factor disent la même chose : ne donner que l&apos;un des deux</translation>
    </message>
    <message>
        <source>direction belongs to a power_factor; with phi, an angle beyond 90 deg exports</source>
        <translation>direction va avec power_factor ; avec phi, un angle au-delà de 90 deg exporte</translation>
    </message>
    <message>
        <source>a direction of the energy</source>
        <translation>un sens de l&apos;énergie</translation>
    </message>
    <message>
        <source>a list of conductors like [L1]</source>
        <translation>une liste de conducteurs comme [L1]</translation>
    </message>
    <message>
        <source>a conductor</source>
        <translation>un conducteur</translation>
    </message>
    <message>
        <source>%1 is given twice</source>
        <translation>%1 est donné deux fois</translation>
    </message>
    <message>
        <source>two conductors are swapped, like [L2, L3]; an empty list undoes it</source>
        <translation>on permute deux conducteurs, comme [L2, L3] ; une liste vide les remet en place</translation>
    </message>
    <message>
        <source>swap moves the conductors of both sides; give either that or swap_supply and swap_load</source>
        <translation>swap permute les conducteurs des deux côtés ; donner ou bien swap, ou bien swap_supply et swap_load</translation>
    </message>
    <message>
        <source>a phase sequence</source>
        <translation>un ordre des phases</translation>
    </message>
    <message>
        <source>a shape of the current</source>
        <translation>une forme du courant</translation>
    </message>
    <message>
        <source>a feed of the meter</source>
        <translation>une alimentation du compteur</translation>
    </message>
    <message>
        <source>a tariff</source>
        <translation>un tarif</translation>
    </message>
    <message>
        <source>%1 has a decimal comma; write a point</source>
        <translation>%1 a une virgule décimale ; écrire un point</translation>
    </message>
    <message>
        <source>%1 has the unit %2, which does not fit: %3 has none</source>
        <translation>%1 a l&apos;unité %2, qui ne convient pas : %3 n&apos;en a pas</translation>
    </message>
    <message>
        <source>%1 has the unit %2, which does not fit: %3 is given in %4</source>
        <translation>%1 a l&apos;unité %2, qui ne convient pas : %3 se donne en %4</translation>
    </message>
    <message>
        <source>%1 is out of range: %2 is %3 to %4</source>
        <translation>%1 est hors limites : %2 va de %3 à %4</translation>
    </message>
    <message>
        <source>%1 is out of range: %2 is %3 to %4 (%5)</source>
        <translation>%1 est hors limites : %2 va de %3 à %4 (%5)</translation>
    </message>
    <message>
        <source>%1 is not a number that can be read here: write %2 like %3</source>
        <translation>%1 n&apos;est pas un nombre lisible ici : écrire %2 comme %3</translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation>le nom d&apos;un fichier</translation>
    </message>
    <message>
        <source>a scenario that is sent as a text cannot name files; put it into a file and start with --scenario</source>
        <translation>un scénario envoyé comme texte ne peut pas nommer de fichiers ; le mettre dans un fichier et démarrer avec --scenario</translation>
    </message>
    <message>
        <source>the name of a channel</source>
        <translation>le nom d&apos;une voie</translation>
    </message>
    <message>
        <source>the load curve is longer than repeat</source>
        <translation>la courbe de charge est plus longue que repeat</translation>
    </message>
    <message>
        <source>devices is a map of names, like devices: {pump: {current: 4 A}}</source>
        <translation>devices est un tableau de noms, comme devices: {pump: {current: 4 A}}</translation>
    </message>
    <message>
        <source>a seed</source>
        <translation>un numéro de tirage</translation>
    </message>
    <message>
        <source>the version %1</source>
        <translation>la version %1</translation>
    </message>
    <message>
        <source>version %1 of the format is not known; this program reads version %2</source>
        <translation>la version %1 du format est inconnue ; ce programme lit la version %2</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>le fichier ne peut pas être lu : %1</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>le fichier ne peut pas être lu</translation>
    </message>
    <message>
        <source>%1 belongs to a scenario and cannot be changed by hand</source>
        <translation>%1 appartient à un scénario et ne peut pas être changé à la main</translation>
    </message>
    <message>
        <source>%1: no such file, and no built-in scenario of that name; there are: %2</source>
        <translation>%1 : aucun fichier ni scénario fourni de ce nom ; il y a : %2</translation>
    </message>
    <message>
        <source>%1 belongs to the top of the scenario and cannot be set later</source>
        <translation>%1 appartient au niveau supérieur du scénario et ne peut pas être changé ensuite</translation>
    </message>
    <message>
        <source>%1 cannot be ramped; only numbers of supply and load can</source>
        <translation>%1 ne peut pas varier en rampe ; seuls les nombres de supply et de load le peuvent</translation>
    </message>
    <message>
        <source>how long it takes, like over: 10 s</source>
        <translation>combien de temps cela dure, comme over: 10 s</translation>
    </message>
    <message>
        <source>the ramp names nothing</source>
        <translation>la rampe ne nomme rien</translation>
    </message>
    <message>
        <source>%1 is no fault: write a map like {kind: delay, delay: 500 ms}, or %2 to end those that the scenario has begun</source>
        <translation>%1 n&apos;est pas un défaut : écrire un tableau comme {kind: delay, delay: 500 ms}, ou %2 pour mettre fin à ceux que le scénario a commencés</translation>
    </message>
    <message>
        <source>an entry does one thing: it has %1 already</source>
        <translation>une entrée fait une seule chose : elle a déjà %1</translation>
    </message>
    <message>
        <source>the entry does nothing: write set, ramp, start, stop, press, power or fault</source>
        <translation>l&apos;entrée ne fait rien : écrire set, ramp, start, stop, press, power ou fault</translation>
    </message>
    <message>
        <source>when it happens, like at: 30 s</source>
        <translation>quand cela arrive, comme at: 30 s</translation>
    </message>
    <message>
        <source>only a ramp takes time: over does not belong here</source>
        <translation>seule une rampe prend du temps : over n&apos;a pas sa place ici</translation>
    </message>
    <message>
        <source>a list of devices like [kettle]</source>
        <translation>une liste d&apos;appareils comme [kettle]</translation>
    </message>
    <message>
        <source>a state of the mains</source>
        <translation>un état du secteur</translation>
    </message>
    <message>
        <source>this ramp of %1 overlaps with that of line %2, which lasts until %3; this one begins at %4</source>
        <translation>cette rampe de %1 chevauche celle de la ligne %2, qui dure jusqu&apos;à %3 ; celle-ci commence à %4</translation>
    </message>
    <message>
        <source>this press of %1 overlaps with that of line %2, which lasts until %3; this one begins at %4</source>
        <translation>cet appui sur %1 chevauche celui de la ligne %2, qui dure jusqu&apos;à %3 ; celui-ci commence à %4</translation>
    </message>
    <message>
        <source>the entry ends at %1; it must lie within repeat, which is %2</source>
        <translation>l&apos;entrée finit à %1 ; elle doit tenir dans repeat, qui est de %2</translation>
    </message>
    <message>
        <source>a list of keys like [up, enter]</source>
        <translation>une liste de touches comme [up, enter]</translation>
    </message>
    <message>
        <source>no key is named: write set, up or enter</source>
        <translation>aucune touche n&apos;est nommée : écrire set, up ou enter</translation>
    </message>
    <message>
        <source>a key of the meter</source>
        <translation>une touche du compteur</translation>
    </message>
    <message>
        <source>a list of entries like - at: 30 s</source>
        <translation>une liste d&apos;entrées comme - at: 30 s</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>a single value</source>
        <translation>une valeur seule</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <source>a map</source>
        <translation>un tableau</translation>
    </message>
    <message>
        <source>here stands %1; expected: %2</source>
        <translation>il y a ici %1 ; attendu : %2</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>the text is too long: at most %1 characters</source>
        <translation>le texte est trop long : %1 caractères au plus</translation>
    </message>
    <message>
        <source>the text contains a character that cannot be shown</source>
        <translation>le texte contient un caractère qui ne peut pas être affiché</translation>
    </message>
    <message>
        <source>a map with the keys %1</source>
        <translation>un tableau avec les clés %1</translation>
    </message>
    <message>
        <source>%1 is given twice; the first is in line %2</source>
        <translation>%1 est donné deux fois ; la première est à la ligne %2</translation>
    </message>
    <message>
        <source>a key known here</source>
        <translation>une clé connue ici</translation>
    </message>
    <message>
        <source>%1 is missing: write %2</source>
        <translation>%1 manque : écrire %2</translation>
    </message>
    <message>
        <source>%1 is a whole number from %2 to %3</source>
        <translation>%1, nombre entier de %2 à %3</translation>
    </message>
    <message>
        <source>%1 is not %2; did you mean %3?</source>
        <translation>%1 n&apos;est pas %2 ; vouliez-vous dire %3 ?</translation>
    </message>
    <message>
        <source>%1 is not %2; write %3</source>
        <translation>%1 n&apos;est pas %2 ; écrire %3</translation>
    </message>
    <message>
        <source>a scenario is one YAML document; here a second one begins</source>
        <translation>un scénario est un seul document YAML ; un second commence ici</translation>
    </message>
    <message>
        <source>aliases (*name) are not used in scenarios; write the value itself</source>
        <translation>les alias (*nom) ne s&apos;emploient pas dans les scénarios ; écrire la valeur elle-même</translation>
    </message>
    <message>
        <source>anchors (&amp;name) are not used in scenarios; write each value where it belongs</source>
        <translation>les ancres (&amp;nom) ne s&apos;emploient pas dans les scénarios ; écrire chaque valeur à sa place</translation>
    </message>
    <message>
        <source>tags (!name) are not used in scenarios</source>
        <translation>les étiquettes (!nom) ne s&apos;emploient pas dans les scénarios</translation>
    </message>
    <message>
        <source>too many values: a scenario has at most %1</source>
        <translation>trop de valeurs : un scénario en a %1 au plus</translation>
    </message>
    <message>
        <source>a key must be a word</source>
        <translation>une clé doit être un mot</translation>
    </message>
    <message>
        <source>nested too deeply: at most %1 levels</source>
        <translation>imbrication trop profonde : %1 niveaux au plus</translation>
    </message>
    <message>
        <source>the text is too large: at most %1 bytes</source>
        <translation>le texte est trop grand : %1 octets au plus</translation>
    </message>
    <message>
        <source>not a text in UTF-8: the byte here is no part of a printable character</source>
        <translation>ce n&apos;est pas un texte en UTF-8 : l&apos;octet placé ici n&apos;appartient à aucun caractère imprimable</translation>
    </message>
    <message>
        <source>not valid YAML: %1</source>
        <translation>YAML non valide : %1</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>le texte est vide</translation>
    </message>
    <message>
        <source>%1 cannot be ramped; only frequency, voltage, voltage_angle, current, phi and power_factor can</source>
        <translation>%1 ne peut pas varier en rampe ; seuls frequency, voltage, voltage_angle, current, phi et power_factor le peuvent</translation>
    </message>
    <message>
        <source>a power factor is 0 to 1, followed by ind or cap, like 0.5 ind</source>
        <translation>un facteur de puissance va de 0 à 1, suivi de ind ou cap, comme 0.5 ind</translation>
    </message>
    <message>
        <source>a voltage</source>
        <translation>une tension</translation>
    </message>
    <message>
        <source>a current</source>
        <translation>un courant</translation>
    </message>
    <message>
        <source>a frequency</source>
        <translation>une fréquence</translation>
    </message>
    <message>
        <source>an angle</source>
        <translation>un angle</translation>
    </message>
    <message>
        <source>a harmonic</source>
        <translation>un harmonique</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>un instant</translation>
    </message>
    <message>
        <source>up to ten years</source>
        <translation>dix ans au plus</translation>
    </message>
    <message>
        <source>a number of devices</source>
        <translation>un nombre d&apos;appareils</translation>
    </message>
    <message>
        <source>a factor</source>
        <translation>un facteur</translation>
    </message>
    <message>
        <source>a rated voltage</source>
        <translation>une tension assignée</translation>
    </message>
    <message>
        <source>a duration</source>
        <translation>une durée</translation>
    </message>
    <message>
        <source>one sample to ten years</source>
        <translation>d&apos;un échantillon à dix ans</translation>
    </message>
    <message>
        <source>a delay</source>
        <translation>un délai</translation>
    </message>
    <message>
        <source>of the wall clock</source>
        <translation>à l&apos;horloge murale</translation>
    </message>
    <message>
        <source>a gap</source>
        <translation>un intervalle</translation>
    </message>
    <message>
        <source>a probability</source>
        <translation>une probabilité</translation>
    </message>
    <message>
        <source>a noise factor</source>
        <translation>un facteur de bruit</translation>
    </message>
    <message>
        <source>a gain error</source>
        <translation>une erreur de gain</translation>
    </message>
    <message>
        <source>a phase error</source>
        <translation>une erreur de phase</translation>
    </message>
    <message>
        <source>a DC offset</source>
        <translation>un décalage continu</translation>
    </message>
    <message>
        <source>a DC drift</source>
        <translation>une dérive du continu</translation>
    </message>
    <message>
        <source>crosstalk</source>
        <translation>la diaphonie</translation>
    </message>
    <message>
        <source>a distortion</source>
        <translation>une distorsion</translation>
    </message>
    <message>
        <source>a clock error</source>
        <translation>une erreur d&apos;horloge</translation>
    </message>
    <message>
        <source>a recovery time</source>
        <translation>un temps de rétablissement</translation>
    </message>
    <message>
        <source>a temperature</source>
        <translation>une température</translation>
    </message>
    <message>
        <source>a temperature coefficient</source>
        <translation>un coefficient de température</translation>
    </message>
    <message>
        <source>a list has three values, for L1, L2 and L3; here are %1</source>
        <translation>une liste a trois valeurs, pour L1, L2 et L3 ; il y en a ici %1</translation>
    </message>
    <message>
        <source>all four conductors are given, in the order of the terminals L1, L2, L3, N: [L1, L2, L3, N] is as it should be</source>
        <translation>les quatre conducteurs se donnent dans l&apos;ordre des bornes L1, L2, L3, N : [L1, L2, L3, N] est le câblage juste</translation>
    </message>
    <message>
        <source>%1 says where each conductor of its side is: give either that or a swap</source>
        <translation>%1 dit où est chaque conducteur de son côté : donner ou bien cela, ou bien une permutation</translation>
    </message>
    <message>
        <source>the name of a column, or its number</source>
        <translation>le nom d&apos;une colonne, ou son numéro</translation>
    </message>
    <message>
        <source>a unit</source>
        <translation>une unité</translation>
    </message>
    <message>
        <source>an order of day, month and year</source>
        <translation>un ordre du jour, du mois et de l&apos;année</translation>
    </message>
    <message>
        <source>a unit of time</source>
        <translation>une unité de temps</translation>
    </message>
    <message>
        <source>a decimal character</source>
        <translation>un caractère décimal</translation>
    </message>
    <message>
        <source>a kind of energies</source>
        <translation>une sorte d&apos;énergies</translation>
    </message>
    <message>
        <source>a way to fill gaps</source>
        <translation>une façon de combler les lacunes</translation>
    </message>
    <message>
        <source>an encoding</source>
        <translation>un codage</translation>
    </message>
    <message>
        <source>columns names a date without the time of day: name the column of both as time</source>
        <translation>columns nomme une date sans l&apos;heure du jour : nommer la colonne des deux comme time</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true ou false</translation>
    </message>
    <message>
        <source>%1: no built-in scenario of that name; there are: %2</source>
        <translation>%1 : aucun scénario intégré de ce nom ; il y a : %2</translation>
    </message>
    <message>
        <source>a group</source>
        <translation>un groupe</translation>
    </message>
    <message>
        <source>a TAB cannot indent a line in YAML; put spaces in its place</source>
        <translation>une tabulation ne peut pas mettre une ligne en retrait en YAML ; mettez des espaces à sa place</translation>
    </message>
    <message>
        <source>a port</source>
        <translation>un port</translation>
    </message>
    <message>
        <source>addresses has exactly one of from (an address for each meter), units (a unit id for each) and ports (a port for each)</source>
        <translation>addresses a exactement un de from (une adresse par compteur), units (un numéro d&apos;esclave par compteur) et ports (un port par compteur)</translation>
    </message>
    <message>
        <source>%1 belongs to from</source>
        <translation>%1 va avec from</translation>
    </message>
    <message>
        <source>at belongs to units or ports</source>
        <translation>at va avec units ou ports</translation>
    </message>
    <message>
        <source>a unit id</source>
        <translation>un numéro d&apos;esclave</translation>
    </message>
    <message>
        <source>supply and supply_from say the same thing: give one of them</source>
        <translation>supply et supply_from disent la même chose : donnez l&apos;un des deux</translation>
    </message>
    <message>
        <source>there is no address, unit id or port left for the last of the %1 meters</source>
        <translation>il ne reste ni adresse, ni numéro d&apos;esclave, ni port pour le dernier des %1 compteurs</translation>
    </message>
    <message>
        <source>%1 belongs to a meter of the site, or to its scenario</source>
        <translation>%1 va avec un compteur du site, ou avec son scénario</translation>
    </message>
    <message>
        <source>%1: no such file, and no built-in site of that name; there are: %2</source>
        <translation>%1 : ni fichier, ni site intégré de ce nom ; il y a : %2</translation>
    </message>
    <message>
        <source>a shift in time</source>
        <translation>un décalage dans le temps</translation>
    </message>
    <message>
        <source>up to a year</source>
        <translation>jusqu&apos;à un an</translation>
    </message>
    <message>
        <source>a scale of the load</source>
        <translation>un facteur de charge</translation>
    </message>
    <message>
        <source>the name of a scenario, or of its file</source>
        <translation>le nom d&apos;un scénario, ou de son fichier</translation>
    </message>
    <message>
        <source>a scenario that plays a recording cannot be part of a site: a recording has voltages of its own</source>
        <translation>un scénario qui joue un enregistrement ne peut pas faire partie d&apos;un site : un enregistrement a ses propres tensions</translation>
    </message>
    <message>
        <source>templates is a map of names, like templates: {flat: {model: e27}}</source>
        <translation>templates est un dictionnaire de noms, comme templates: {flat: {model: e27}}</translation>
    </message>
    <message>
        <source>%1 belongs to a meter, not to a template</source>
        <translation>%1 va avec un compteur, pas avec un modèle</translation>
    </message>
    <message>
        <source>a list of meters like [{id: main}]</source>
        <translation>une liste de compteurs comme [{id: main}]</translation>
    </message>
    <message>
        <source>a list of meters has at least one</source>
        <translation>une liste de compteurs en a au moins un</translation>
    </message>
    <message>
        <source>too many meters in a row: at most %1</source>
        <translation>trop de compteurs en cascade : %1 au plus</translation>
    </message>
    <message>
        <source>the name of a meter</source>
        <translation>le nom d&apos;un compteur</translation>
    </message>
    <message>
        <source>an id has letters without accents, digits, points, - and _, at most %1</source>
        <translation>un id a des lettres sans accent, des chiffres, des points, - et _, %1 au plus</translation>
    </message>
    <message>
        <source>a number of meters</source>
        <translation>un nombre de compteurs</translation>
    </message>
    <message>
        <source>a meter that feeds others is one meter: leave out count</source>
        <translation>un compteur qui en alimente d&apos;autres est un seul compteur : enlevez count</translation>
    </message>
    <message>
        <source>too many meters: a site has at most %1</source>
        <translation>trop de compteurs : un site en a %1 au plus</translation>
    </message>
    <message>
        <source>the name of a template</source>
        <translation>le nom d&apos;un modèle</translation>
    </message>
    <message>
        <source>a template that stands before</source>
        <translation>un modèle qui est écrit avant</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>un modèle</translation>
    </message>
    <message>
        <source>devices and load.devices say the same thing: give one of them</source>
        <translation>devices et load.devices disent la même chose : donnez l&apos;un des deux</translation>
    </message>
    <message>
        <source>a range has two values, the smallest and the largest, like [0.7, 1.3]</source>
        <translation>un intervalle a deux valeurs, la plus petite et la plus grande, comme [0.7, 1.3]</translation>
    </message>
    <message>
        <source>%1 is the id of two meters</source>
        <translation>%1 est l&apos;id de deux compteurs</translation>
    </message>
    <message>
        <source>an IPv4 address like 127.16.0.1</source>
        <translation>une adresse IPv4 comme 127.16.0.1</translation>
    </message>
    <message>
        <source>a number of specimens</source>
        <translation>un nombre d&apos;exemplaires</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>cannot write the capture %1: %2; choose another file with --capture</source>
        <translation>impossible d&apos;écrire la capture %1 : %2 ; choisir un autre fichier avec --capture</translation>
    </message>
    <message>
        <source>another program has this port; stop it, or take another port (0: any free one)</source>
        <translation>un autre programme occupe ce port ; l&apos;arrêter, ou prendre un autre port (0 : un port libre quelconque)</translation>
    </message>
    <message>
        <source>this machine has no such address; take 127.0.0.1, or 0.0.0.0 for all its addresses</source>
        <translation>cette machine n&apos;a pas cette adresse ; prendre 127.0.0.1, ou 0.0.0.0 pour toutes ses adresses</translation>
    </message>
    <message>
        <source>ports below 1024 are kept for the administrator; take a higher one</source>
        <translation>les ports inférieurs à 1024 sont réservés à l&apos;administrateur ; en prendre un plus élevé</translation>
    </message>
    <message>
        <source>take another address or port</source>
        <translation>prendre une autre adresse ou un autre port</translation>
    </message>
    <message>
        <source>cannot listen on %1 port %2: %3</source>
        <translation>impossible d&apos;écouter sur %1 port %2 : %3</translation>
    </message>
    <message>
        <source>not an IP address; write it in numbers: 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses</source>
        <translation>ce n&apos;est pas une adresse IP ; l&apos;écrire en chiffres : 127.0.0.1 pour cette machine seule, 0.0.0.0 pour toutes ses adresses</translation>
    </message>
    <message>
        <source>only the administrator may use DHCP on %1; start as root, or switch DHCP off</source>
        <translation>seul l&apos;administrateur peut utiliser DHCP sur %1 ; démarrer en root, ou désactiver DHCP</translation>
    </message>
    <message>
        <source>no DHCP on %1: %2</source>
        <translation>pas de DHCP sur %1 : %2</translation>
    </message>
    <message>
        <source>no interface of this computer has the address %1; give it to one (ip addr add %1/24 dev NAME), start with --interface NAME, or with --net host</source>
        <translation>aucune interface de cet ordinateur n&apos;a l&apos;adresse %1 ; la donner à l&apos;une d&apos;elles (ip addr add %1/24 dev NOM), démarrer avec --interface NOM ou avec --net host</translation>
    </message>
    <message>
        <source>this computer has no interface %1; &apos;ip link&apos; lists them</source>
        <translation>cet ordinateur n&apos;a pas d&apos;interface %1 ; « ip link » les énumère</translation>
    </message>
    <message>
        <source>only the administrator may give %1 the address %2; start as root, or give it by hand and start without --interface</source>
        <translation>seul l&apos;administrateur peut donner à %1 l&apos;adresse %2 ; démarrer en root, ou la donner à la main et démarrer sans --interface</translation>
    </message>
    <message>
        <source>cannot give %1 the address %2: %3</source>
        <translation>impossible de donner à %1 l&apos;adresse %2 : %3</translation>
    </message>
    <message>
        <source>Modbus TCP cannot keep %1 connections: the system allows fewer open files; raise the hard limit (ulimit -Hn) or ask for fewer connections</source>
        <translation>Modbus TCP ne peut pas tenir %1 connexions : le système permet moins de fichiers ouverts ; relever la limite stricte (ulimit -Hn) ou demander moins de connexions</translation>
    </message>
    <message>
        <source>Modbus TCP cannot start: no file descriptors left; raise the limit (ulimit -n) or close programs</source>
        <translation>Modbus TCP ne peut pas démarrer : plus de descripteurs de fichiers ; relever la limite (ulimit -n) ou fermer des programmes</translation>
    </message>
    <message>
        <source>the meter is without power</source>
        <translation>l&apos;appareil n&apos;est pas alimenté</translation>
    </message>
    <message>
        <source>waiting for an address from a DHCP server; after a minute without one, that set in the meter is used</source>
        <translation>en attente d&apos;une adresse d&apos;un serveur DHCP ; au bout d&apos;une minute, celle réglée dans l&apos;appareil est utilisée</translation>
    </message>
    <message>
        <source>Modbus TCP %1</source>
        <translation>Modbus TCP : %1</translation>
    </message>
    <message>
        <source>the meter&apos;s net %1/%2 is too large for an interface of this computer: set a netmask of at least %3 bits (255.255.0.0) in the meter</source>
        <translation>le réseau %1/%2 du compteur est trop grand pour une interface de cet ordinateur : régler dans le compteur un masque d&apos;au moins %3 bits (255.255.0.0)</translation>
    </message>
    <message>
        <source>the meter&apos;s address %1 is that of a gateway of this computer, which would then reach nothing beyond it: set another one in the meter</source>
        <translation>l&apos;adresse %1 du compteur est celle d&apos;une passerelle de cet ordinateur, qui n&apos;atteindrait alors plus rien au-delà : en régler une autre dans le compteur</translation>
    </message>
    <message>
        <source>the meter&apos;s address %1 is that of a name server of this computer, which would then find no names: set another one in the meter</source>
        <translation>l&apos;adresse %1 du compteur est celle d&apos;un serveur de noms de cet ordinateur, qui ne trouverait alors plus de noms : en régler une autre dans le compteur</translation>
    </message>
    <message>
        <source>the meter&apos;s net %1/%2 is that of another interface of this computer, %3 with %4: set another address in the meter, or give the meter that interface</source>
        <translation>le réseau %1/%2 du compteur est celui d&apos;une autre interface de cet ordinateur, %3 avec %4 : régler une autre adresse dans le compteur, ou donner cette interface au compteur</translation>
    </message>
    <message>
        <source>the disk is full or broken: the file is not whole</source>
        <translation>le disque est plein ou défectueux : le fichier est incomplet</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>lived again, the meter&apos;s state differs after %1 s; the session was recorded by vmeter %2</source>
        <translation>revécu, l&apos;état du compteur diffère au bout de %1 s ; la session a été enregistrée par vmeter %2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>ligne %1 : %2</translation>
    </message>
    <message>
        <source>the start of the session cannot be read</source>
        <translation>le début de la session est illisible</translation>
    </message>
    <message>
        <source>this line cannot be read, or it is out of order</source>
        <translation>cette ligne est illisible, ou elle n&apos;est pas à sa place</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1 : lecture impossible : %2</translation>
    </message>
    <message>
        <source>--record writes this bench, and another would not fit in: start without --record, or with --load and --record</source>
        <translation>--record enregistre ce banc, et un autre n&apos;y irait pas : démarrer sans --record, ou avec --load et --record</translation>
    </message>
    <message>
        <source>another session is being loaded: wait until it is</source>
        <translation>une autre session est en cours d&apos;ouverture : attendre qu&apos;elle soit ouverte</translation>
    </message>
    <message>
        <source>the program ends</source>
        <translation>le programme se termine</translation>
    </message>
    <message>
        <source>nobody waits for it any more</source>
        <translation>plus personne ne l&apos;attend</translation>
    </message>
    <message>
        <source>cannot write %1: %2; choose another file</source>
        <translation>impossible d&apos;écrire %1 : %2 ; choisir un autre fichier</translation>
    </message>
    <message>
        <source>the session could not be kept in a temporary file in %1: make room there and start again</source>
        <translation>la session n&apos;a pas pu être gardée dans un fichier temporaire de %1 : y faire de la place et redémarrer</translation>
    </message>
    <message>
        <source>the session cannot be read from its temporary file: %1</source>
        <translation>la session ne peut pas être relue de son fichier temporaire : %1</translation>
    </message>
    <message>
        <source>%1 breaks off: %2</source>
        <translation>%1 s&apos;interrompt : %2</translation>
    </message>
    <message>
        <source>a lesson or exam is running: end it first</source>
        <translation>une leçon ou un examen est en cours : y mettre fin d&apos;abord</translation>
    </message>
    <message>
        <source>the recording that was played is needed: %1</source>
        <translation>il faut l&apos;enregistrement qui a été joué : %1</translation>
    </message>
    <message>
        <source>%1: the recording is not the one that was played</source>
        <translation>%1 : l&apos;enregistrement n&apos;est pas celui qui a été joué</translation>
    </message>
    <message>
        <source>the start of the session cannot be read: %1</source>
        <translation>le début de la session est illisible : %1</translation>
    </message>
    <message>
        <source>entry %1: %2</source>
        <translation>entrée %1 : %2</translation>
    </message>
    <message>
        <source>something follows the end</source>
        <translation>quelque chose suit la fin</translation>
    </message>
    <message>
        <source>the meter&apos;s memory has a wrong size</source>
        <translation>la mémoire du compteur n&apos;a pas la bonne taille</translation>
    </message>
    <message>
        <source>it is no entry of a session</source>
        <translation>ce n&apos;est pas une entrée de session</translation>
    </message>
    <message>
        <source>it is more than ten years after the start</source>
        <translation>elle se trouve plus de dix ans après le début</translation>
    </message>
    <message>
        <source>this version of vmeter does not know the command; a newer one does</source>
        <translation>cette version de vmeter ne connaît pas la commande ; une plus récente la connaît</translation>
    </message>
    <message>
        <source>there is no command that it repeats</source>
        <translation>il n&apos;y a pas de commande à répéter</translation>
    </message>
    <message>
        <source>it is longer than %1 MiB, the longest session</source>
        <translation>elle dépasse %1 Mio, la plus longue session</translation>
    </message>
    <message>
        <source>this is no session of vmeter</source>
        <translation>ce n&apos;est pas une session de vmeter</translation>
    </message>
    <message>
        <source>a newer version of vmeter has saved this session (format %1): open it with that one</source>
        <translation>une version plus récente de vmeter a enregistré cette session (format %1) : ouvrez-la avec celle-ci</translation>
    </message>
    <message>
        <source>the session has become longer than %1 MiB and cannot be saved: start again, and save earlier</source>
        <translation>la session dépasse %1 Mio et ne peut être enregistrée : recommencez, et enregistrez plus tôt</translation>
    </message>
    <message>
        <source>it has reached %1 MiB, the longest session</source>
        <translation>elle a atteint %1 Mio, la plus longue session</translation>
    </message>
    <message>
        <source>the file ends here</source>
        <translation>le fichier se termine ici</translation>
    </message>
    <message>
        <source>its kind is wrong</source>
        <translation>son type est faux</translation>
    </message>
    <message>
        <source>it is out of range</source>
        <translation>il est hors limites</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>il manque</translation>
    </message>
    <message>
        <source>this version of vmeter does not know the meter&apos;s model</source>
        <translation>cette version de vmeter ne connaît pas le modèle du compteur</translation>
    </message>
    <message>
        <source>it stands here twice</source>
        <translation>il figure deux fois</translation>
    </message>
    <message>
        <source>this version of vmeter does not know it; a newer one does</source>
        <translation>cette version de vmeter ne le connaît pas ; une plus récente le connaît</translation>
    </message>
    <message>
        <source>its values do not fit together</source>
        <translation>ses valeurs ne vont pas ensemble</translation>
    </message>
    <message>
        <source>the session cannot be read: the meter&apos;s memory: %1</source>
        <translation>la session est illisible : la mémoire du compteur : %1</translation>
    </message>
    <message>
        <source>the exam is under way: its record can be read when it has ended</source>
        <translation>l&apos;examen est en cours : son enregistrement pourra être lu quand il sera terminé</translation>
    </message>
</context>
<context>
    <name>Site</name>
    <message>
        <source>slice %1 of %2 has no meter: take fewer slices</source>
        <translation>la partie %1 de %2 n&apos;a aucun compteur : prenez moins de parties</translation>
    </message>
    <message>
        <source>the environment names a slice of the site and is not complete: VMETER_SLICES must be the number of slices, more than SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or the number at the end of the host&apos;s name; or give --slice K/N</source>
        <translation>l&apos;environnement désigne une partie du site et n&apos;est pas complet : VMETER_SLICES doit être le nombre de parties, plus que SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX ou le nombre à la fin du nom de la machine ; ou donnez --slice K/N</translation>
    </message>
</context>
<context>
    <name>Yaml</name>
    <message>
        <source>end of map not found</source>
        <translation>la fin du tableau n&apos;a pas été trouvée (retrait ?)</translation>
    </message>
    <message>
        <source>end of map flow not found</source>
        <translation>l&apos;accolade fermante } n&apos;a pas été trouvée</translation>
    </message>
    <message>
        <source>end of sequence not found</source>
        <translation>la fin de la liste n&apos;a pas été trouvée (retrait ?)</translation>
    </message>
    <message>
        <source>end of sequence flow not found</source>
        <translation>le crochet fermant ] n&apos;a pas été trouvé</translation>
    </message>
    <message>
        <source>unknown token</source>
        <translation>signe inconnu</translation>
    </message>
    <message>
        <source>illegal EOF in scalar</source>
        <translation>fin du texte au milieu d&apos;une valeur</translation>
    </message>
    <message>
        <source>illegal character in scalar</source>
        <translation>caractère interdit dans une valeur</translation>
    </message>
    <message>
        <source>illegal tab when looking for indentation</source>
        <translation>tabulation à la place d&apos;espaces dans le retrait</translation>
    </message>
    <message>
        <source>illegal flow end</source>
        <translation>crochet ou accolade fermante de trop</translation>
    </message>
    <message>
        <source>illegal block entry</source>
        <translation>élément de liste (-) mal placé</translation>
    </message>
    <message>
        <source>illegal map key</source>
        <translation>clé mal placée</translation>
    </message>
    <message>
        <source>illegal map value</source>
        <translation>deux-points (:) mal placé</translation>
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
    <name>vmeter::AnswerForm</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Keys on the screen</source>
        <translation>Touches à l&apos;écran</translation>
    </message>
</context>
<context>
    <name>vmeter::BackgroundReplay</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>vmeter::ClientStatistics</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>Par seconde</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Slowest</source>
        <translation>La plus lente</translation>
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
        <source>no error: too little to compare with</source>
        <translation>pas d&apos;erreur : trop peu pour comparer</translation>
    </message>
    <message>
        <source>recording played: its true power is not known</source>
        <translation>enregistrement joué : puissance vraie inconnue</translation>
    </message>
    <message>
        <source>no error yet: the input has to stand still for 3 s</source>
        <translation>pas encore d&apos;erreur : l&apos;entrée doit rester constante 3 s</translation>
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
    <message>
        <source>cover sealed</source>
        <translation>capot plombé</translation>
    </message>
    <message>
        <source>cover taken off</source>
        <translation>capot retiré</translation>
    </message>
    <message>
        <source>%1: off</source>
        <comment>a device</comment>
        <translation>%1 : arrêt</translation>
    </message>
    <message>
        <source>%1: %2 A</source>
        <comment>a device</comment>
        <translation>%1 : %2 A</translation>
    </message>
    <message>
        <source>%1: on</source>
        <comment>a device</comment>
        <translation>%1 : marche</translation>
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
        <translation>Le même numéro de tirage donne les mêmes tâches et les mêmes défauts</translation>
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
        <translation>&amp;Numéro de tirage</translation>
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
        <source>Values (*.csv)</source>
        <translation>Valeurs (*.csv)</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Exportation impossible</translation>
    </message>
    <message>
        <source>Picture for print, light (*.png)</source>
        <translation>Image pour impression, claire (*.png)</translation>
    </message>
    <message>
        <source>Drawing for print, light (*.svg)</source>
        <translation>Dessin pour impression, clair (*.svg)</translation>
    </message>
    <message>
        <source>Picture as on the screen (*.png)</source>
        <translation>Image comme à l&apos;écran (*.png)</translation>
    </message>
    <message>
        <source>Drawing as on the screen (*.svg)</source>
        <translation>Dessin comme à l&apos;écran (*.svg)</translation>
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
    <message>
        <source>This fault is in force already, see the list. Remove it there to give it other limits.</source>
        <translation>Ce défaut agit déjà, voir la liste. Retirez-le là pour lui donner d&apos;autres limites.</translation>
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
    <name>vmeter::FirstSteps</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>What do you want to do with the meter? The choice arranges the window and puts a scenario on. Everything can be changed later; Help &gt; First steps shows this sheet again.</source>
        <translation>Que voulez-vous faire avec le compteur ? Le choix dispose la fenêtre et met un scénario en place. Tout peut être changé ensuite ; Aide &gt; Premiers pas montre à nouveau cette feuille.</translation>
    </message>
    <message>
        <source>&amp;Demonstrate</source>
        <translation>&amp;Démontrer</translation>
    </message>
    <message>
        <source>A household day at ten times the speed, with curves, phasors and timeline.</source>
        <translation>Une journée d&apos;un foyer dix fois plus vite, avec courbes, phaseurs et chronologie.</translation>
    </message>
    <message>
        <source>&amp;Test a client</source>
        <translation>&amp;Tester un client</translation>
    </message>
    <message>
        <source>A steady load with known values, with registers, Modbus traffic and faults.</source>
        <translation>Une charge constante aux valeurs connues, avec registres, trafic Modbus et défauts.</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>&amp;Apprendre</translation>
    </message>
    <message>
        <source>The front, the measurements and the lessons, beginning with the keys.</source>
        <translation>La face avant, les mesures et les leçons, en commençant par les touches.</translation>
    </message>
</context>
<context>
    <name>vmeter::FrontHands</name>
    <message>
        <source>Put the conductor back</source>
        <translation>Remettre le conducteur</translation>
    </message>
    <message>
        <source>Loosen the screw</source>
        <translation>Desserrer la vis</translation>
    </message>
    <message>
        <source>Exchange with %1</source>
        <translation>Permuter avec %1</translation>
    </message>
    <message>
        <source>Terminal %1, conductor %2</source>
        <translation>Borne %1, conducteur %2</translation>
    </message>
    <message>
        <source>Terminal %1, open</source>
        <translation>Borne %1, ouverte</translation>
    </message>
    <message>
        <source>Terminal %1: a click loosens the screw; drag the conductor to another terminal to exchange the two
Manual 4.3, 6.2</source>
        <translation>Borne %1 : un clic desserre la vis ; faites glisser le conducteur vers une autre borne pour permuter les deux
Notice 4.3, 6.2</translation>
    </message>
    <message>
        <source>Terminal %1 is open: a click puts the conductor back
Manual 4.3, 6.2</source>
        <translation>Borne %1 ouverte : un clic remet le conducteur
Notice 4.3, 6.2</translation>
    </message>
    <message>
        <source>Network plug, in its socket</source>
        <translation>Fiche réseau, dans sa prise</translation>
    </message>
    <message>
        <source>Network plug, pulled out</source>
        <translation>Fiche réseau, débranchée</translation>
    </message>
    <message>
        <source>Ethernet, RJ45: Modbus TCP and web server. A click pulls the plug out
Manual 6.2, 8</source>
        <translation>Ethernet, RJ45 : Modbus TCP et serveur web. Un clic débranche la fiche
Notice 6.2, 8</translation>
    </message>
    <message>
        <source>The network plug is out: nobody reaches the meter. A click puts it in
Manual 6.2, 8</source>
        <translation>La fiche réseau est débranchée : le compteur est injoignable. Un clic la rebranche
Notice 6.2, 8</translation>
    </message>
    <message>
        <source>Seal of the terminal cover</source>
        <translation>Plomb du cache-bornes</translation>
    </message>
    <message>
        <source>The seal of the terminal cover: a click breaks it
Manual 7</source>
        <translation>Le plomb du cache-bornes : un clic le brise
Notice 7</translation>
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
    <name>vmeter::GalleryText</name>
    <message>
        <source>Household</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>Industrie</translation>
    </message>
    <message>
        <source>Wiring faults</source>
        <translation>Défauts de câblage</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Checks of the meter</source>
        <translation>Vérifications du compteur</translation>
    </message>
    <message>
        <source>Modbus</source>
        <translation>Modbus</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Les vôtres</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>constant</translation>
    </message>
    <message>
        <source>%1, again and again</source>
        <translation>%1, en boucle</translation>
    </message>
</context>
<context>
    <name>vmeter::HelpWindow</name>
    <message>
        <source>key SET of the meter; hold it as long as the meter asks for</source>
        <translation>touche SET du compteur ; la tenir aussi longtemps que le compteur le demande</translation>
    </message>
    <message>
        <source>key UP of the meter</source>
        <translation>touche UP du compteur</translation>
    </message>
    <message>
        <source>key ENTER of the meter</source>
        <translation>touche ENTER du compteur</translation>
    </message>
    <message>
        <source>right click on a key</source>
        <translation>clic droit sur une touche</translation>
    </message>
    <message>
        <source>presses that a mouse cannot make, such as two keys at once</source>
        <translation>appuis impossibles à la souris, comme deux touches à la fois</translation>
    </message>
    <message>
        <source>click on the display</source>
        <translation>clic sur l&apos;afficheur</translation>
    </message>
    <message>
        <source>the registers that hold its value</source>
        <translation>les registres qui contiennent sa valeur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
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
    <name>vmeter::LayoutMenu</name>
    <message>
        <source>La&amp;youts</source>
        <translation>&amp;Dispositions</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Keep as…</source>
        <translation>&amp;Conserver sous…</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <source>Keep the layout</source>
        <translation>Conserver la disposition</translation>
    </message>
    <message>
        <source>Name of the layout:</source>
        <translation>Nom de la disposition :</translation>
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
A click shows the registers that hold the value. Manual 4.4, 10, 13</source>
        <translation>LCD, 8 chiffres : menu, valeur, unité et symboles d&apos;état ; renouvelé chaque seconde, éclairé 10 s par une touche
Un clic montre les registres qui contiennent la valeur. Notice 4.4, 10, 13</translation>
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
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>%1 min, %2</source>
        <translation>%1 min, %2</translation>
    </message>
    <message>
        <source>level %1 of 3</source>
        <translation>niveau %1 sur 3</translation>
    </message>
    <message>
        <source>Lessons: %1 of %2 done, about %3 min to go</source>
        <translation>Leçons : %1 sur %2 faites, encore environ %3 min</translation>
    </message>
    <message>
        <source>Lessons done</source>
        <translation>Leçons faites</translation>
    </message>
    <message>
        <source>Next lesson: %1</source>
        <translation>Leçon suivante : %1</translation>
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
        <translation>F5&#xa0;: suite ou répondre, F6&#xa0;: aux réponses ou à la vue</translation>
    </message>
    <message>
        <source>F3: hint, F4: show me, F5: next or answer, F6: to the answers or the view</source>
        <translation>F3&#xa0;: indice, F4&#xa0;: montrez-moi, F5&#xa0;: suite ou répondre, F6&#xa0;: aux réponses ou à la vue</translation>
    </message>
    <message>
        <source>now</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>Tâche %1</translation>
    </message>
    <message>
        <source>Time: %1 (about %2 min planned)</source>
        <translation>Durée : %1 (environ %2 min prévues)</translation>
    </message>
    <message>
        <source>Hints: %1</source>
        <translation>Indices : %1</translation>
    </message>
    <message>
        <source>Steps shown: %1 of %2</source>
        <translation>Étapes montrées : %1 sur %2</translation>
    </message>
    <message>
        <source>Wrong answers: %1</source>
        <translation>Réponses fausses : %1</translation>
    </message>
    <message>
        <source>Mistakes: %1</source>
        <translation>Fautes : %1</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>montrée</translation>
    </message>
    <message>
        <source>Next lesson: %1</source>
        <translation>Leçon suivante : %1</translation>
    </message>
    <message>
        <source>1 mark</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>%1 marks</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>%1 – task %2 of %3</source>
        <translation>%1 : tâche %2 sur %3</translation>
    </message>
    <message>
        <source>The answer is given in %1 s</source>
        <translation>La réponse est donnée dans %1 s</translation>
    </message>
    <message>
        <source>Time to read; it goes on in %1 s</source>
        <translation>Temps de lecture ; la suite dans %1 s</translation>
    </message>
</context>
<context>
    <name>vmeter::LoadBoardView</name>
    <message>
        <source>Save as scenario</source>
        <translation>Enregistrer comme scénario</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml);;All files (*)</source>
        <translation>Scénarios (*.yaml *.yml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Scenario not saved</source>
        <translation>Scénario non enregistré</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>Impossible d&apos;écrire %1 : %2. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Nothing is switched on here.</source>
        <translation>Rien n&apos;est en marche ici.</translation>
    </message>
    <message>
        <source>Load board</source>
        <translation>Tableau de charges</translation>
    </message>
    <message>
        <source>All &amp;off</source>
        <translation>Tout &amp;arrêter</translation>
    </message>
    <message>
        <source>&amp;Save as scenario…</source>
        <translation>&amp;Enregistrer comme scénario…</translation>
    </message>
    <message>
        <source>1 device on</source>
        <translation>1 appareil en marche</translation>
    </message>
    <message>
        <source>%1 devices on</source>
        <translation>%1 appareils en marche</translation>
    </message>
</context>
<context>
    <name>vmeter::LoadCard</name>
    <message>
        <source>%1 % of the rated power</source>
        <translation>%1 % de la puissance assignée</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a device on phases</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>%1 on all phases</source>
        <translation>%1 sur toutes les phases</translation>
    </message>
    <message>
        <source>Number: %1</source>
        <translation>Nombre : %1</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>Nombre d&apos;appareils</translation>
    </message>
    <message>
        <source>Power: %1</source>
        <translation>Puissance : %1</translation>
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
        <source>Meter time %1, running ahead</source>
        <translation>Temps du compteur %1, avance rapide</translation>
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
    <message>
        <source>The tour cannot begin</source>
        <translation>La visite ne peut pas commencer</translation>
    </message>
    <message>
        <source>Another port is used: %1</source>
        <translation>Un autre port est utilisé : %1</translation>
    </message>
    <message>
        <source>Scenario: %1, meter time %2</source>
        <translation>Scénario : %1, temps du compteur %2</translation>
    </message>
    <message>
        <source>Page of this moment</source>
        <translation>Page de cet instant</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>Pages (*.pdf)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>The page was saved: %1</source>
        <translation>La page a été enregistrée : %1</translation>
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
    <message>
        <source>Current of the neutral</source>
        <translation>Courant du neutre</translation>
    </message>
    <message>
        <source>Mean of the phases for V, U and I; sum for P, Q and S</source>
        <translation>Moyenne des phases pour V, U et I ; somme pour P, Q et S</translation>
    </message>
    <message>
        <source>Mean or sum</source>
        <translation>Moy. ou somme</translation>
    </message>
</context>
<context>
    <name>vmeter::MeasurementTable</name>
    <message>
        <source>Instantaneous values</source>
        <translation>Valeurs instantanées</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>Copier la &amp;valeur</translation>
    </message>
    <message>
        <source>Copy &amp;table</source>
        <translation>Copier le &amp;tableau</translation>
    </message>
    <message>
        <source>Show in the &amp;registers</source>
        <translation>Montrer dans les &amp;registres</translation>
    </message>
</context>
<context>
    <name>vmeter::MomentPage</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit : %2</translation>
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
        <source>Fundamentals of the last 100 ms, with the meter&apos;s calibration as in Measurements</source>
        <translation>Fondamentaux des dernières 100 ms, avec l&apos;étalonnage du compteur comme dans Mesures</translation>
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
    <name>vmeter::RefusalBox</name>
    <message>
        <source>The meter cannot start. Nothing has been changed.</source>
        <translation>Le compteur ne peut pas démarrer. Rien n&apos;a été modifié.</translation>
    </message>
    <message>
        <source>The meter runs, but cannot be reached as it was asked for.</source>
        <translation>Le compteur fonctionne, mais il n&apos;est pas joignable comme demandé.</translation>
    </message>
    <message>
        <source>Use any &amp;free port</source>
        <translation>Utiliser un port &amp;libre</translation>
    </message>
    <message>
        <source>Go on &amp;without</source>
        <translation>Continuer &amp;sans</translation>
    </message>
</context>
<context>
    <name>vmeter::RegisterModel</name>
    <message>
        <source>VALUE</source>
        <translation>VALEUR</translation>
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
    <message>
        <source>Display: %1, page %2 (manual %3)</source>
        <translation>Afficheur : %1, page %2 (notice %3)</translation>
    </message>
    <message>
        <source>Display: on no page</source>
        <translation>Afficheur : sur aucune page</translation>
    </message>
    <message>
        <source>Web: %1 in /api/live</source>
        <translation>Web : %1 dans /api/live</translation>
    </message>
</context>
<context>
    <name>vmeter::RegisterNames</name>
    <message>
        <source>%1 total</source>
        <translation>%1 totale</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>%1 totale</translation>
    </message>
    <message>
        <source>%1 tariff %2</source>
        <translation>%1 tarif %2</translation>
    </message>
    <message>
        <source>Partial %1</source>
        <translation>%1 partielle</translation>
    </message>
    <message>
        <source>Partial %1 tariff %2</source>
        <translation>%1 partielle, tarif %2</translation>
    </message>
    <message>
        <source>Rollover count of %1 total</source>
        <translation>Nombre de retours à zéro de %1 totale</translation>
    </message>
    <message>
        <source>Rollover count of %1 tariff %2</source>
        <translation>Nombre de retours à zéro de %1 tarif %2</translation>
    </message>
    <message>
        <source>%1 total in MWh</source>
        <translation>%1 totale en MWh</translation>
    </message>
    <message>
        <source>%1 total in Mvarh</source>
        <translation>%1 totale en Mvarh</translation>
    </message>
    <message>
        <source>Active tariff</source>
        <translation>Tarif actif</translation>
    </message>
    <message>
        <source>Active tariff (copy, L1 block)</source>
        <translation>Tarif actif (copie, bloc L1)</translation>
    </message>
    <message>
        <source>Active tariff (copy, L2 block)</source>
        <translation>Tarif actif (copie, bloc L2)</translation>
    </message>
    <message>
        <source>Active tariff (copy, L3 block)</source>
        <translation>Tarif actif (copie, bloc L3)</translation>
    </message>
    <message>
        <source>Active tariff (copy, three-phase block)</source>
        <translation>Tarif actif (copie, bloc triphasé)</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>Adresse IP</translation>
    </message>
    <message>
        <source>Subnet mask</source>
        <translation>Masque de sous-réseau</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Passerelle</translation>
    </message>
    <message>
        <source>DHCP enable</source>
        <translation>Activation de DHCP</translation>
    </message>
    <message>
        <source>Modbus slave address (Ethernet E4x location)</source>
        <translation>Adresse esclave Modbus (emplacement Ethernet E4x)</translation>
    </message>
    <message>
        <source>Modbus slave address</source>
        <translation>Adresse esclave Modbus</translation>
    </message>
    <message>
        <source>SNTP synchronisation enable</source>
        <translation>Activation de la synchronisation SNTP</translation>
    </message>
    <message>
        <source>SNTP server address (text)</source>
        <translation>Adresse du serveur SNTP (texte)</translation>
    </message>
    <message>
        <source>Net active energy balance</source>
        <translation>Bilan net d&apos;énergie active</translation>
    </message>
    <message>
        <source>Net reactive energy balance</source>
        <translation>Bilan net d&apos;énergie réactive</translation>
    </message>
    <message>
        <source>Counter rollover value</source>
        <translation>Valeur de retour à zéro des compteurs</translation>
    </message>
    <message>
        <source>Select active tariff</source>
        <translation>Choix du tarif actif</translation>
    </message>
    <message>
        <source>Reset of all partial energies (command)</source>
        <translation>Remise à zéro de toutes les énergies partielles (commande)</translation>
    </message>
    <message>
        <source>Reset of partial counters (bit mask)</source>
        <translation>Remise à zéro des compteurs partiels (masque de bits)</translation>
    </message>
    <message>
        <source>Reset of per-tariff partial counters (bit mask)</source>
        <translation>Remise à zéro des compteurs partiels par tarif (masque de bits)</translation>
    </message>
    <message>
        <source>Industrialisation mode flag</source>
        <translation>Indicateur du mode d&apos;industrialisation</translation>
    </message>
    <message>
        <source>MID flag</source>
        <translation>Indicateur MID</translation>
    </message>
    <message>
        <source>Current %1 (without CT ratio)</source>
        <translation>Courant %1 (sans rapport de TC)</translation>
    </message>
    <message>
        <source>Communication board product id</source>
        <translation>Identifiant de la carte de communication</translation>
    </message>
    <message>
        <source>Signature &quot;SOCO&quot;</source>
        <translation>Signature « SOCO »</translation>
    </message>
    <message>
        <source>Product order code (family)</source>
        <translation>Code de commande du produit (famille)</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>Code du produit</translation>
    </message>
    <message>
        <source>Communication table version x100</source>
        <translation>Version de la table de communication x100</translation>
    </message>
    <message>
        <source>Product software version x100</source>
        <translation>Version du logiciel du produit x100</translation>
    </message>
    <message>
        <source>Serial number: year/week part (hex)</source>
        <translation>Numéro de série : année et semaine (hex)</translation>
    </message>
    <message>
        <source>Serial number: site/line part (hex)</source>
        <translation>Numéro de série : site et ligne (hex)</translation>
    </message>
    <message>
        <source>Serial number: running order</source>
        <translation>Numéro de série : numéro d&apos;ordre</translation>
    </message>
    <message>
        <source>Serial number: reserved part</source>
        <translation>Numéro de série : partie réservée</translation>
    </message>
    <message>
        <source>Code-table bit field</source>
        <translation>Champ de bits de la table des codes</translation>
    </message>
    <message>
        <source>Product version major</source>
        <translation>Version majeure du produit</translation>
    </message>
    <message>
        <source>Product version minor</source>
        <translation>Version mineure du produit</translation>
    </message>
    <message>
        <source>Product VLO (software reference)</source>
        <translation>VLO du produit (référence du logiciel)</translation>
    </message>
    <message>
        <source>Manufacturer name</source>
        <translation>Nom du fabricant</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Nom du produit</translation>
    </message>
    <message>
        <source>Extended product name (used for auto-detection)</source>
        <translation>Nom étendu du produit (pour la détection automatique)</translation>
    </message>
    <message>
        <source>Phase-phase voltage %1</source>
        <translation>Tension composée %1</translation>
    </message>
    <message>
        <source>Phase-neutral voltage %1</source>
        <translation>Tension simple %1</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>Current %1</source>
        <translation>Courant %1</translation>
    </message>
    <message>
        <source>Neutral current IN</source>
        <translation>Courant du neutre IN</translation>
    </message>
    <message>
        <source>Active power, three-phase sum P</source>
        <translation>Puissance active, somme triphasée P</translation>
    </message>
    <message>
        <source>Reactive power, three-phase sum Q</source>
        <translation>Puissance réactive, somme triphasée Q</translation>
    </message>
    <message>
        <source>Apparent power, three-phase sum S</source>
        <translation>Puissance apparente, somme triphasée S</translation>
    </message>
    <message>
        <source>Power factor, three-phase PF</source>
        <translation>Facteur de puissance triphasé PF</translation>
    </message>
    <message>
        <source>Active power %1</source>
        <translation>Puissance active %1</translation>
    </message>
    <message>
        <source>Reactive power %1</source>
        <translation>Puissance réactive %1</translation>
    </message>
    <message>
        <source>Apparent power %1</source>
        <translation>Puissance apparente %1</translation>
    </message>
    <message>
        <source>Power factor %1</source>
        <translation>Facteur de puissance %1</translation>
    </message>
    <message>
        <source>System current, mean of I1..I3</source>
        <translation>Courant du système, moyenne de I1 à I3</translation>
    </message>
    <message>
        <source>System phase-phase voltage, mean of U12,U23,U31</source>
        <translation>Tension composée du système, moyenne de U12, U23, U31</translation>
    </message>
    <message>
        <source>System phase-neutral voltage, mean of V1..V3</source>
        <translation>Tension simple du système, moyenne de V1 à V3</translation>
    </message>
    <message>
        <source>System phase-phase voltage, mean</source>
        <translation>Tension composée du système, moyenne</translation>
    </message>
    <message>
        <source>System phase-neutral voltage, mean</source>
        <translation>Tension simple du système, moyenne</translation>
    </message>
    <message>
        <source>Number of tariffs</source>
        <translation>Nombre de tarifs</translation>
    </message>
    <message>
        <source>Time counter tariff %2</source>
        <translation>Compteur de temps du tarif %2</translation>
    </message>
    <message>
        <source>Phase sequence</source>
        <translation>Ordre des phases</translation>
    </message>
    <message>
        <source>RS485 baud rate code</source>
        <translation>Code de vitesse RS485</translation>
    </message>
    <message>
        <source>RS485 stop bits code</source>
        <translation>Code des bits d&apos;arrêt RS485</translation>
    </message>
    <message>
        <source>RS485 parity code</source>
        <translation>Code de parité RS485</translation>
    </message>
    <message>
        <source>System action command</source>
        <translation>Commande d&apos;action du système</translation>
    </message>
    <message>
        <source>Clock: day</source>
        <translation>Horloge : jour</translation>
    </message>
    <message>
        <source>Clock: month</source>
        <translation>Horloge : mois</translation>
    </message>
    <message>
        <source>Clock: year</source>
        <translation>Horloge : année</translation>
    </message>
    <message>
        <source>Clock: hour</source>
        <translation>Horloge : heure</translation>
    </message>
    <message>
        <source>Clock: minute</source>
        <translation>Horloge : minute</translation>
    </message>
    <message>
        <source>Clock: second</source>
        <translation>Horloge : seconde</translation>
    </message>
    <message>
        <source>Clock ext: day</source>
        <translation>Horloge étendue : jour</translation>
    </message>
    <message>
        <source>Clock ext: month</source>
        <translation>Horloge étendue : mois</translation>
    </message>
    <message>
        <source>Clock ext: year</source>
        <translation>Horloge étendue : année</translation>
    </message>
    <message>
        <source>Clock ext: hour</source>
        <translation>Horloge étendue : heure</translation>
    </message>
    <message>
        <source>Clock ext: minute</source>
        <translation>Horloge étendue : minute</translation>
    </message>
    <message>
        <source>Clock ext: second</source>
        <translation>Horloge étendue : seconde</translation>
    </message>
    <message>
        <source>Clock ext: millisecond</source>
        <translation>Horloge étendue : milliseconde</translation>
    </message>
    <message>
        <source> (16 bit)</source>
        <translation> (16 bits)</translation>
    </message>
    <message>
        <source> (10 Wh steps)</source>
        <translation> (pas de 10 Wh)</translation>
    </message>
    <message>
        <source> (10 Wh block)</source>
        <translation> (bloc de 10 Wh)</translation>
    </message>
    <message>
        <source>, whole part</source>
        <translation>, partie entière</translation>
    </message>
    <message>
        <source>, residual</source>
        <translation>, reste</translation>
    </message>
    <message>
        <source>, three-phase</source>
        <translation>, triphasé</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>réservé</translation>
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
    <message>
        <source>Register</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Copy as &amp;pymodbus command</source>
        <translation>Copier comme commande &amp;pymodbus</translation>
    </message>
    <message>
        <source>&amp;Where on the display?</source>
        <translation>&amp;Où sur l&apos;afficheur ?</translation>
    </message>
    <message>
        <source>Press the keys that lead to the page with this value</source>
        <translation>Appuyer sur les touches qui mènent à la page de cette valeur</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Affiché</translation>
    </message>
    <message>
        <source>Only the registers of what the display shows</source>
        <translation>Seulement les registres de ce que montre l&apos;afficheur</translation>
    </message>
    <message>
        <source>Show all registers again</source>
        <translation>Montrer à nouveau tous les registres</translation>
    </message>
    <message>
        <source>Where else the value of the register stands</source>
        <translation>Où se trouve encore la valeur du registre</translation>
    </message>
    <message>
        <source>Choose a register to see where its value stands on the display and on the web.</source>
        <translation>Choisir un registre pour voir où se trouve sa valeur sur l&apos;afficheur et sur le web.</translation>
    </message>
</context>
<context>
    <name>vmeter::ScenarioGallery</name>
    <message>
        <source>Scenarios</source>
        <translation>Scénarios</translation>
    </message>
    <message>
        <source>Search: kettle, neutral, export …</source>
        <translation>Rechercher : bouilloire, neutre, injection…</translation>
    </message>
    <message>
        <source>Search the scenarios</source>
        <translation>Rechercher dans les scénarios</translation>
    </message>
    <message>
        <source>No scenario has these words.</source>
        <translation>Aucun scénario ne contient ces mots.</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>&amp;Ouvrir un fichier…</translation>
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
    <message>
        <source>Another port is used: %1</source>
        <translation>Un autre port est utilisé : %1</translation>
    </message>
    <message>
        <source>Use any &amp;free port</source>
        <translation>Utiliser un port &amp;libre</translation>
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
        <source>S&amp;kip to the next event</source>
        <translation>Aller à l&apos;é&amp;vénement suivant</translation>
    </message>
</context>
<context>
    <name>vmeter::Tour</name>
    <message>
        <source>Logo of the stand</source>
        <translation>Logo du stand</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>Code QR de %1</translation>
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
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
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
    <message>
        <source>wrong transaction</source>
        <translation>transaction erronée</translation>
    </message>
    <message>
        <source>wrong length</source>
        <translation>longueur erronée</translation>
    </message>
    <message>
        <source>wrong unit</source>
        <translation>unité erronée</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>spoiled</source>
        <translation>altérée</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdue</translation>
    </message>
    <message>
        <source>written: %1</source>
        <translation>écrit : %1</translation>
    </message>
    <message>
        <source>in %1 pieces</source>
        <translation>en %1 morceaux</translation>
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
    <message>
        <source>Save traffic</source>
        <translation>Enregistrer le trafic</translation>
    </message>
    <message>
        <source>Captures for Wireshark (*.pcapng)</source>
        <translation>Captures pour Wireshark (*.pcapng)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Save the newest frames as a capture for Wireshark (pcapng)</source>
        <translation>Enregistrer les trames les plus récentes comme capture pour Wireshark (pcapng)</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Requests a second, errors and slowest reply of each client</source>
        <translation>Requêtes par seconde, erreurs et réponse la plus lente de chaque client</translation>
    </message>
    <message>
        <source>Clients and what they ask for</source>
        <translation>Les clients et leurs demandes</translation>
    </message>
    <message>
        <source>Copy as &amp;mbpoll command</source>
        <translation>Copier comme commande &amp;mbpoll</translation>
    </message>
    <message>
        <source>Copy as &amp;pymodbus command</source>
        <translation>Copier comme commande &amp;pymodbus</translation>
    </message>
    <message>
        <source>Copy as &amp;curl command</source>
        <translation>Copier comme commande &amp;curl</translation>
    </message>
</context>
<context>
    <name>vmeter::TrainingDesk</name>
    <message>
        <source>Resume a lesson</source>
        <translation>Reprendre une leçon</translation>
    </message>
    <message>
        <source>What was done in this lesson is replayed.</source>
        <translation>Ce qui a été fait dans cette leçon est rejoué.</translation>
    </message>
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
        <source>The exam is over</source>
        <translation>L&apos;examen est terminé</translation>
    </message>
    <message>
        <source>&amp;Open the result</source>
        <translation>&amp;Ouvrir le résultat</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Give this task up? It then gives no marks, and there is no way back to it.</source>
        <translation>Abandonner cette tâche ? Elle ne donnera alors aucun point, et on ne peut pas y revenir.</translation>
    </message>
    <message>
        <source>Passed: %1 of %2 marks, %3 %. The result is in %4.</source>
        <translation>Réussi : %1 points sur %2, %3 %. Le résultat est dans %4.</translation>
    </message>
    <message>
        <source>Not passed: %1 of %2 marks, %3 %. The result is in %4.</source>
        <translation>Non réussi : %1 points sur %2, %3 %. Le résultat est dans %4.</translation>
    </message>
</context>
<context>
    <name>vmeter::TrainingMode</name>
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
        <source>&amp;Fair stand: tour until somebody comes</source>
        <translation>&amp;Stand de salon : visite jusqu&apos;à ce que quelqu&apos;un vienne</translation>
    </message>
    <message>
        <source>The demonstration runs by itself; a minute after the last touch it comes back</source>
        <translation>La démonstration se déroule seule ; une minute après le dernier geste, elle revient</translation>
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
    <name>vmeter::ViewRegistry</name>
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
        <source>Training</source>
        <translation>Formation</translation>
    </message>
    <message>
        <source>Load board</source>
        <translation>Tableau de charges</translation>
    </message>
</context>
<context>
    <name>vmeter::WatchStrip</name>
    <message>
        <source>Watch: %1</source>
        <translation>À observer : %1</translation>
    </message>
</context>
<context>
    <name>vmeter::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
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
        <source>Open &amp;session…</source>
        <translation>Ouvrir une &amp;session…</translation>
    </message>
    <message>
        <source>Sa&amp;ve session…</source>
        <translation>Enregis&amp;trer la session…</translation>
    </message>
    <message>
        <source>An exam takes place in real time, without a pause</source>
        <translation>Un examen se déroule en temps réel, sans pause</translation>
    </message>
    <message>
        <source>No file has been opened yet</source>
        <translation>Aucun fichier n&apos;a encore été ouvert</translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation>Fichiers &amp;récents</translation>
    </message>
    <message>
        <source>Sce&amp;narios…</source>
        <translation>Scé&amp;narios…</translation>
    </message>
    <message>
        <source>Choose a scenario from the gallery</source>
        <translation>Choisir un scénario dans la galerie</translation>
    </message>
    <message>
        <source>&amp;Register map</source>
        <translation>Table des &amp;registres</translation>
    </message>
    <message>
        <source>&amp;What is as in the real meter</source>
        <translation>Ce qui est &amp;comme dans le vrai compteur</translation>
    </message>
    <message>
        <source>&amp;Interfaces and control API</source>
        <translation>&amp;Interfaces et API de commande</translation>
    </message>
    <message>
        <source>Page of this &amp;moment as PDF…</source>
        <translation>Page de cet &amp;instant en PDF…</translation>
    </message>
    <message>
        <source>Display, measurements, oscilloscope, phasors and registers on one page</source>
        <translation>Afficheur, mesures, oscilloscope, phaseurs et registres sur une page</translation>
    </message>
    <message>
        <source>&amp;Keys and shortcuts</source>
        <translation>&amp;Touches et raccourcis</translation>
    </message>
    <message>
        <source>&amp;First steps…</source>
        <translation>&amp;Premiers pas…</translation>
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
