import type { DemoArticle } from '../demo-account.ts';
import { articleOf, audio, divider, document, h2, image, ol, p, paywall, poll, quote, ul } from './write.ts';

const article = articleOf('chaguan');

/** Pieces written in English for readers who came by boat. */
export const english: readonly DemoArticle[] = [
  article({
    series: 'english',
    title: 'What the Lid Says',
    excerpt:
      'In a loud Sichuan teahouse nobody calls the waiter. You move the lid of your bowl an inch, and he is there.',
    author: 'Nora Lin',
    language: 'EN',
    policy: 'EVERYONE',
    cover: 'gaiwan-jade-71-cover',
    at: '2026-03-25T21:00',
    body: document(
      p(
        'The first thing a visitor notices about an old teahouse in Chengdu is the noise. Bamboo chairs creak, mahjong tiles clatter under the trees, an ear cleaner twangs his tuning fork to advertise himself. Shouting for hot water would be like shouting for hot water in a waterfall. So people do not shout. They use the lid.',
      ),
      p(
        'The bowl is called a *gaiwan*, which simply means “lidded bowl”. In Sichuan they call it the three-piece set: lid, bowl, and the saucer that locals know as the boat. The lid is the part that talks.',
      ),
      ul([
        '**Leaning against the saucer:** more water, please.',
        '**Resting on the chair, or with a small thing left on top:** I have gone out, but this place is mine.',
        '**Upside down in the bowl:** I am done, take it away.',
      ]),
      p(
        'The details shift from town to town, and a young waiter with a thermos may miss all of it. But the idea behind it is old and sound: a thing put down in the right way saves a sentence.',
      ),
      image('gaiwan-jade-72-inline', 'A lidded tea bowl, its lid tilted', 'Tilted means: still drinking.'),
      p(
        'The boat has a story, too. A Tang writer, Li Kuangyi, tells of an official’s daughter in the 780s who found her cup too hot to hold. She stood it on a plate; it slid about. So she ran a ring of melted wax around the middle of the plate, and the cup stayed where it was. Her father, Cui Ning, who governed Sichuan, was so pleased that he had the wax replaced with lacquer and gave the thing a name.',
      ),
      p(
        'I like to think of her every time I pick up the boat in my left hand and the lid in my right. It is twelve hundred years later, and my fingers are fine.',
      ),
    ),
  }),
  article({
    series: 'english',
    title: 'A Poet Knocks, and Nobody Is Home',
    excerpt:
      'Around the 770s a monk walked out of town to visit the author of The Book of Tea, and missed him. Eight lines came of it.',
    author: 'Nora Lin',
    language: 'EN',
    policy: 'FOLLOWERS',
    cover: 'gate-mist-73-cover',
    at: '2026-06-07T20:30',
    body: document(
      p(
        'There is a whole branch of Chinese poetry about going to see somebody who turns out to be away. It sounds like a modest subject. But look at what it gives you: a road, a door, a reason to stand still, and a person who can be described only by what surrounds the place where he is not.',
      ),
      p(
        'The best of them, for anyone who drinks tea, is by the monk Jiaoran. He lived in Huzhou, by Lake Tai, and so did his friend Lu Yu, the foundling, runaway and former clown who wrote the first book on tea. Lu Yu had moved house. One day Jiaoran went to find it.',
      ),
      quote(
        '移家虽带郭，野径入桑麻。近种篱边菊，秋来未著花。扣门无犬吠，欲去问西家。报道山中去，归时每日斜。',
        '皎然《寻陆鸿渐不遇》',
      ),
      p('Here is a plain version, without rhyme, so that nothing gets in the way:'),
      paywall,
      quote(
        'You have moved, and though the town wall is not far, the path to you goes in among mulberry and hemp. Chrysanthemums, lately planted by the fence; it is autumn, and they have not flowered yet. I knock: no dog barks. About to leave, I ask at the house to the west. He has gone into the hills, they say. When he comes back the sun is always low.',
        'Jiaoran, “Looking for Lu Hongjian and Not Finding Him”',
      ),
      h2('No moon, no crane'),
      p(
        'What I admire is the flatness. A lesser poet would have brought in a crane. Jiaoran gives us a vegetable path, a fence, and flowers that have not opened. There is not even a dog. The neighbour’s answer carries one small, tired word, *mei*, “each time”: each time he comes back, it is evening. You can hear that the neighbour finds this a little odd. A grown man, out on the mountain every day, and not for firewood.',
      ),
      p(
        'We know what he was doing up there. He was looking at tea bushes, and tasting springs. His book ranks water: mountain water first, river water second, well water last. Somebody had to climb up and check.',
      ),
      p('The poem never mentions tea. It does not need to. The man is absent because of it.'),
      ol(['Read the Chinese aloud even if you cannot: the lines are five beats each.', 'Then read it again at dusk.']),
    ),
  }),
  article({
    series: 'english',
    title: 'Te by Sea, Cha by Land',
    excerpt:
      'Nearly every language on earth calls the drink by one of two names. Which one you say depends on the route your first cup took.',
    author: 'Tobias Wen',
    language: 'EN',
    policy: 'EVERYONE',
    cover: 'ferry-dawn-74-cover',
    at: '2026-07-26T20:30',
    body: document(
      p(
        'Write it down and it is one character: 茶. Say it aloud and the country splits. In most of China it is *chá*, or something close. Along the coast of southern Fujian, around Xiamen and Quanzhou, people say *tê*. The Dutch East India Company bought much of its tea from traders who spoke that way, and carried the word home together with the leaves. So the Dutch have *thee*, and from them, or by the same ships, come French *thé*, German *Tee*, Spanish *té*, English *tea*.',
      ),
      p(
        'The Portuguese got there earlier and dealt through Macau, where the Cantonese say *chàh*. That is why Lisbon, alone on its side of Europe, drinks *chá*.',
      ),
      p(
        'The other road was dry. Overland, the northern word travelled west, and somewhere in Persian it seems to have picked up an ending: *chāy*. Follow the caravans and you can hear it all the way: Hindi *chāy*, Russian *chai*, Turkish *çay*, Arabic *shāy*, Swahili *chai*.',
      ),
      image('road-tea-75-inline', 'A caravan road winding through hills', 'One word went by this road.'),
      p(
        'It is a tidy story, and like all tidy stories it leaks. Polish says *herbata*, from the Latin *herba thea*: the apothecaries kept hold of the word. Burmese has *lahpet*, which seems to be a word of its own, and Burma also eats its tea, as a salad, with peanuts. Where tea grew wild, nobody needed to be told what to call it.',
      ),
      p(
        'At our own table in Willow Lane there is a third system. Old Zhou calls it “water”. “Have some water,” he says, and pours you a tea that has been eleven years in a tin.',
      ),
      poll('What do you call it at home?', ['Tea, té, thé, Tee', 'Chá, chai, çay', 'Something else', 'Water']),
    ),
  }),
  article({
    series: 'english',
    title: 'The Umbrella Stand',
    excerpt:
      'A story. The stranger had sat through three pots of tea and one thunderstorm before he admitted that he had come to buy the house.',
    author: 'Nora Lin',
    language: 'EN',
    policy: 'MEMBERS',
    cover: 'rain-night-76-cover',
    at: '2026-09-23T21:00',
    body: document(
      p('*A story from Willow Lane.*'),
      p(
        'He came in with the first big drops and shook himself like a dog that has been taught not to. Good shoes. He chose the table by the wall, third from the door, and Old Zhou set down two bowls.',
      ),
      p('“I’m alone,” said the man.'),
      p('“I can see that,” said Zhou, and went back to his stove.'),
      p(
        'It was the kind of storm that makes people confiding. By the second pot the fishmonger had told the stranger about his knees, and Axia from the noodle shop had told him what was wrong with the fishmonger. The man listened with his head on one side. He asked how old the beams were. He asked who owned the wall toward the river. He asked it lightly, the way you would ask the time.',
      ),
      audio('night-rain', 'Rain on Willow Lane'),
      p(
        'Zhou answered everything. The beams were older than his father. The wall belonged to the river. Outside, the gutter gave up and the lane began to run.',
      ),
      paywall,
      p(
        '“I should tell you,” the man said at last, to the full bowl on the other side of his table, since that was the easiest face in the room, “I work for the company that’s buying the street. I was only meant to take photographs.”',
      ),
      p('Nobody stopped talking. It was simply that everyone had, at that moment, finished a sentence.'),
      p(
        'Zhou brought the kettle over and filled the second bowl, though it needed nothing; the water stood level with the rim, and trembled, and held. “Did you get your photographs?” he asked.',
      ),
      p('“It was raining.”'),
      p('“You’ll want to come back when it’s dry, then.”'),
      p('“Yes.”'),
      p('“It rains a good deal here,” said Zhou. “Some years you would hardly find a dry day.”'),
      p(
        'The man looked at him. Then he looked at the clock over the counter, which said ten past four and had said so for years, and something went out of his shoulders. He laughed. He drank the second bowl as well. When he left, the storm had thinned to a drizzle, and he took one of the umbrellas from the pickle jar behind the door, the one with the name of a closed photographer’s shop printed round the edge.',
      ),
      divider,
      p(
        'He did bring it back. It took him three weeks, and he had a camera with him, and the sky was perfectly blue. He set the umbrella in the jar, ordered a pot, and sat down at the third table. After a while he took out a small notebook, wrote a line in it, and read it over, pleased.',
      ),
      p('“What does it say?” asked Axia, who had never in her life pretended not to be looking.'),
      p('He turned it round so that she could see. *Visited again*, it said. *Rain.*'),
    ),
  }),
  article({
    series: 'english',
    title: 'Gongfu Tea for One, on a Tuesday',
    excerpt:
      'You do not need the tray, the tongs or the little clay frog. You need a small pot, a lot of leaf, and about twenty-five minutes.',
    author: 'Tobias Wen',
    language: 'EN',
    policy: 'MEMBERS',
    cover: 'cups-bamboo-77-cover',
    at: '2026-10-11T20:30',
    body: document(
      p(
        '*Gongfu* is the same word as in the films. It means skill that took time. People hear it and picture a ceremony, and give up before the kettle boils. But in Chaozhou, where the habit is thickest, it is what shopkeepers do on an upturned crate between two customers. It is not solemn. It is small, strong, and over and over again.',
      ),
      p(
        'The idea fits in one line: **much leaf, little water, short time, many rounds.** A mug gives you one long sentence. This gives you a conversation.',
      ),
      h2('What you need'),
      ul([
        'Anything that holds about 100 ml and has a lid. A gaiwan is best; a small teapot will do.',
        'A second vessel to pour into, so that the last drops are no stronger than the first.',
        'One cup. Two, if you like to imagine company.',
        'A bowl for the rinse. That is the tray.',
        'Five grams of a rolled oolong. Tieguanyin forgives nearly everything.',
      ]),
      paywall,
      h2('The twenty-five minutes'),
      ol([
        'Water at a full boil. Rinse everything hot, including the cup you imagine.',
        'Leaf in, lid on, shake once, then smell under the lid. It will not smell like this again tonight.',
        'Pour over, count three, pour away. You are not washing the tea; you are waking it.',
        'First round: fifteen seconds. It will be a bit thin. Drink it anyway, you are being introduced.',
        'Second round: ten seconds, because the leaves have opened and the tea now comes fast. This one is the handshake.',
        'Third to sixth: fifteen, twenty, thirty, forty-five. Stop counting when you notice that you have stopped counting.',
      ]),
      p(
        'Pour each round out to the last drop. Tea left standing on the leaf goes on brewing behind your back, and the next cup is bitter, and you will blame the shop.',
      ),
      image('cups-bamboo-78-inline', 'Two small cups on a wooden board', 'The second cup is optional.'),
      p(
        'Somewhere around the fifth round there is a drop in the flavour, and underneath it something sweeter and plainer that was there the whole time. Old Zhou calls that “when the tea stops performing”. I have sat through many Tuesdays to get to it. Leave the phone in the other room; it wants to be poured every ten seconds as well.',
      ),
      p(
        'When the water runs clear, tip the leaves on to a white plate and look at them. They went in as gravel. They come out as leaves, whole, with stems, with the marks of the fingers that picked them. It seems only polite to look.',
      ),
    ),
  }),
  article({
    series: 'english',
    title: 'How a Whisk Crossed the Sea',
    excerpt:
      'In 1191 a Japanese monk came home from Song China with seeds and a habit. At home the habit died out; across the water it did not.',
    author: 'Nora Lin',
    language: 'EN',
    policy: 'TIERS',
    tiers: ['tea', 'seat'],
    cover: 'bridge-snow-79-cover',
    at: '2026-11-08T20:30',
    body: document(
      p(
        'If you had walked into a Chinese monastery in the late twelfth century, you would have seen monks doing something that today looks entirely Japanese. They dropped powdered tea into a dark bowl, poured on hot water, and beat it with a bamboo whisk until it foamed.',
      ),
      p(
        'Eisai saw it. He had crossed from Kyushu for the second time, hoping to go on to India; the authorities would not let him, and he stayed to study Chan, which he would take home as Rinzai Zen. He sailed back in 1191. Tradition says he carried tea seeds. Certainly he carried a conviction, and later put it into a short book with an unembarrassed title, *Drinking Tea for Nourishing Life*.',
      ),
      quote('茶者，养生之仙药也，延龄之妙术也。', '荣西《吃茶养生记》, opening'),
      p(
        '“Tea is the divine drug that nourishes life, the wondrous art of living long.” It is a doctor’s book, all organs and flavours. The heart, Eisai explains, likes bitter things, and the Japanese do not eat enough of them.',
      ),
      paywall,
      h2('A customer with a headache'),
      p(
        'He also had excellent luck with publicity. The chronicle *Azuma Kagami* records that in 1214 the young shogun Sanetomo was unwell, apparently from drinking too much the night before. Eisai was called to say prayers, and sent for a bowl of tea instead, along with a copy of his book. The shogun, we are told, was pleased. Medicine that works on a hangover does not need a second argument.',
      ),
      p(
        'Meanwhile, at the source, the habit was running down. The best powdered tea was pressed into cakes for the court, at terrible cost in labour, and in 1391 the first Ming emperor, who had been poor and remembered it, abolished the tribute of cakes. Loose leaf would do. Within a few generations the grinding wheels and sieves went out of use; a Ming reader coming across a Song manual had to guess what the whisk was for.',
      ),
      image(
        'foam-jade-80-inline',
        'Green foam in a dark bowl',
        'The dark bowls kept their Chinese mountain’s name in Japanese: tenmoku, from Tianmu.',
      ),
      p(
        'So the thing survives in the place it was carried to. I find that comforting. We tend to think of keeping as staying put: the old town, the old house, the old recipe in the drawer. But sometimes what keeps a thing is that one person, on his way home and a little disappointed, put it in his luggage.',
      ),
      p(
        'There are people in Hangzhou and Fujian now who whisk tea again, from the old manuals, in black bowls newly fired at the old kilns. Some of them, I am told, learned the wrist movement from teachers in Kyoto. The whisk has crossed back.',
      ),
    ),
  }),
];
