import type { DemoArticle } from '../demo-account.ts';
import { articleOf, audio, button, divider, document, h2, image, ol, p, paywall, quote, ul } from './write.ts';

const article = articleOf('shanyu');

/** Old books, the rooms they were kept in, and how to keep them. */
export const study: readonly DemoArticle[] = [
  article({
    series: 'study',
    title: '崇祯五年十二月，西湖上有几个人',
    excerpt:
      '《湖心亭看雪》一百六十来个字，写了天、云、山、水和几粒人。数人数的时候，张岱数错了，或者说，他故意数错了。',
    author: '沈山',
    policy: 'MEMBERS',
    cover: 'river-snow-101-cover',
    at: '2026-11-10T20:15',
    body: document(
      p('下了三天大雪，湖上人声鸟声都没有了。这天夜里，张岱穿着皮袄，抱着火炉，坐一只小船，“独往湖心亭看雪”。'),
      p('**独往**。请记住这两个字，后面要用。'),
      p('中学里都背过这一段，但背得太早，多半没有看。现在慢一点，再看一遍：'),
      quote(
        '雾凇沆砀，天与云与山与水，上下一白。湖上影子，惟长堤一痕、湖心亭一点、与余舟一芥、舟中人两三粒而已。',
        '张岱《陶庵梦忆·湖心亭看雪》',
      ),
      p(
        '先是“天与云与山与水”，三个“与”字，把四样东西连成一片，分不开了，“上下一白”。画家讲留白，这里是把纸铺好。然后往上落墨：一痕，一点，一芥，两三粒。每一笔都比前一笔小，小到最后，人不再论“个”，论“粒”，像米，像雪珠子。',
      ),
      image('snow-mist-102-inline', '雪落在湖边一座小屋上', '量词是这篇文章的望远镜：一路往后退，退到人只剩一粒。'),
      p('可是问题来了。谁看见船里的人是两三粒？他自己就坐在船里。还有，既然是独往，怎么会有两三粒？'),
      paywall,
      p(
        '第一个问题好回答。写到“舟中人两三粒”的时候，他的眼睛已经不在船上了，在半空里，跟雪一个高度。人在船中，看见了船中的自己，这是写这篇文章的那个老人，隔着亡国，从很远的地方看过来。',
      ),
      p(
        '张岱写《陶庵梦忆》，是明亡以后，披发入山，断过炊的日子。文章第一句“崇祯五年十二月”，用的是一个已经没有了的年号。崇祯五年是一六三二年，他三十来岁，祖上几代做官，好精舍，好美婢，好鲜衣，好骏马，那天夜里冷得高兴，就出门了。写的时候，请他喝酒的朋友，湖上的灯船，连同那个年号，一样也不剩。',
      ),
      h2('独往'),
      p(
        '第二个问题，从前的评点家就争过。有人说，划船的不算人，所谓独，是说没有同游的朋友；有人说这正是少爷脾气，眼里没有仆人。我想两种说法都不错。可是文章后半截，他到了亭上，已经有两个人铺着毡子对坐，一个童子烧酒，炉子正沸。看见他，大喜：湖中怎么还能有这样的人！拉他同饮，他勉强喝了三大杯，告别。问姓名，是金陵人，客居在此。',
      ),
      p(
        '问的是姓名，答的是“金陵人”。没有名字。两个金陵人，一六三二年的金陵人。到他写文章的时候，金陵已经破过一回了。他也许想过，那两个人后来怎么样了呢？没有名字，也就无从打听。',
      ),
      p('下船的时候，划船的人嘟囔了一句，是全篇最后一句：“莫说相公痴，更有痴似相公者！”'),
      p(
        '于是我们数一数这天晚上湖上的人：张岱，船夫，两个金陵人，一个童子。他起先数出来两三粒，末了是五个。那句“独往”，被一句嘟囔轻轻推翻了。他以为自己是一个人，原来不是。几十年后回过头去，大概只有这件事能叫他暖和一点。',
      ),
    ),
  }),
  article({
    series: 'study',
    title: '徐霞客的最后一程',
    excerpt: '他走了三十多年，最后一次出门走了将近四年，同伴死了，仆人跑了，两只脚都坏了。游记的最后几页，写的是山。',
    author: '沈山',
    policy: 'MEMBERS',
    cover: 'road-mist-103-cover',
    at: '2026-10-13T20:15',
    body: document(
      p(
        '崇祯九年，一六三六年，徐霞客五十一岁，母亲已经去世，儿女已经成家，他对家里人说，再不走就老了，于是出门，往西南去。他管这一趟叫“万里遐征”。',
      ),
      p(
        '同行的有一个姓顾的仆人，书里写作“顾仆”；另一个姓王的，没走多远就逃了；还有江阴迎福寺的一位和尚，法名静闻。静闻禅诵将近二十年，刺血抄了一部《法华经》，想送到云南鸡足山去供奉。徐霞客要看山，静闻要送经，方向一样，就走在一起。',
      ),
      p(
        '第二年二月，船到湘江，夜里遇上强盗。人跳水的跳水，挨刀的挨刀，徐霞客的衣服行李全没有了。静闻为了抢那部经，冒着刀和火留在船上，受了伤。经保住了。',
      ),
      image('river-tea-104-inline', '暮色里的江，一只小船', '湘江遇盗那一夜，他写了很长，一件一件写丢了什么。'),
      p('走到南宁，静闻病倒在崇善寺里，起不来了。他对徐霞客说了一句话。'),
      paywall,
      p('他说：我志在鸡足山，不能到了。若死在这里，请把我的骨头带去。'),
      p(
        '徐霞客往别处考察，回来的时候，静闻已经死了两个多月。寺僧不大肯交出东西，他几番交涉，才把骨殖取出来，用瓶子装好，放进竹箱，跟那部血经放在一起，背在身上。从南宁到鸡足山，他背了一年多，走广西，过贵州，进云南。崇祯十一年年底上了鸡足山，把人和经都安葬在山上。他写了六首哭静闻的诗，其中一句：**“别君已许携君骨，夜夜空山泣杜鹃。”**',
      ),
      p(
        '又过了大半年，顾仆跑了。跟了他三年、吃了一样的苦的人，趁他不在，把箱子里的钱全拿走，走了。寺里的和尚要去追，他拦住：',
      ),
      quote('追或不能及，及亦不能强之必来。亦听其去而已矣。', '《徐霞客游记》崇祯十二年九月初十日'),
      p(
        '接着写：“但离乡三载，一主一仆，形影相依，一旦弃余于万里之外，何其忍也！”整部游记六十万字，写山写水写石头，写到人心，这是最重的一句。',
      ),
      p(
        '他自己的身体也到了头。岭外的瘴毒让他头上身上发了疹子，后来两只脚不能走了。他就坐下来，替鸡足山修志。第二年，丽江的木增土司派人用滑竿送他回家，走了一百五十天，到湖北，再换船，到江阴。',
      ),
      p(
        '回到家里，他躺在床上，把带回来的石头摆在旁边，一块一块摸。有人问何苦来，他答的话是钱谦益记下来的：汉朝的张骞，唐朝的玄奘，元朝的耶律楚材，都是奉了皇帝的命令西行的；我以老布衣，一根拐杖，一双草鞋，跟这三个人并列成了第四个，死不恨矣。',
      ),
      p('一六四一年正月，他去世，五十六岁。三年以后，他走过的那个国家也没有了。石头还在。'),
    ),
  }),
  article({
    series: 'study',
    title: '天一阁的钥匙',
    excerpt: '书楼的钥匙分给各房，一房缺席，门就开不了。规矩严到不近人情，可是四百六十年了，书楼还在。',
    author: '沈山',
    policy: 'EVERYONE',
    cover: 'shelf-jade-105-cover',
    at: '2026-05-28T20:15',
    body: document(
      p(
        '宁波月湖边上，有一座两层的木楼，楼上通成一大间，楼下隔成六间。这是取《易》注里的话：天一生水，地六成之。水克火，书最怕火。这楼就叫天一阁。',
      ),
      p(
        '盖楼的人叫范钦，嘉靖年间做到兵部右侍郎，一辈子走到哪里，书收到哪里，尤其爱收别人不大收的东西：各地的方志，历科的登科录。一五六一年到一五六六年之间，他把楼盖好，前面挖一口池子，引月湖的水，还是为了防火。',
      ),
      p(
        '他八十岁上分家产，把家当分成两份，一份是万两白银，一份是一楼的书。长子范大冲要了书，还拨出自己的田，用田租来养楼。从此范家立了规矩：**代不分书，书不出阁**。书归子孙共有，各房分掌钥匙，不到齐，不开门。',
      ),
      image('shelf-mist-106-inline', '一架一架的书脊', '楼里防虫用芸草，防潮用石头，防人用规矩。'),
      p('后来立的禁约更细，挂在楼下，今天还能读到：'),
      ul([
        '子孙无故开门入阁者，罚不与祭三次；',
        '私领亲友入阁及擅开书橱者，罚不与祭一年；',
        '擅将书借出外房及他姓者，罚不与祭三年；',
        '因而典鬻，也就是拿去典当卖掉的，永摈逐，不得与祭。',
      ]),
      p(
        '不许参加祭祖，在那时候是很重的惩罚，等于说你不算这家的人。相传嘉庆年间有个爱书的女子钱绣芸，为了看阁里的书，嫁进了范家，嫁进来才知道，规矩里女子不许登楼，抑郁而终。这个故事记在谢堃的《春草堂集》里，真假难说。可是它两百年来一直有人讲，大约是因为每个人都觉得，自己就是楼下那个人。',
      ),
      h2('头一个外人'),
      p(
        '一六七三年，范家破例，让一个外姓人上楼。这个人是黄宗羲，六十四岁，抗清失败以后埋头著书。他把楼上的书都翻了一遍，抄出书目，写了一篇《天一阁藏书记》。开头两句，藏书的人看了没有不叹气的：',
      ),
      quote('尝叹读书难，藏书尤难，藏之久而不散，则难之难矣。', '黄宗羲《天一阁藏书记》'),
      p(
        '后来乾隆修《四库全书》，范家献书六百多种，是私家里献得最多的几家之一；皇帝派人来量这座楼的尺寸，照着样子盖了七座阁。再后来，战乱，盗卖，最盛时七万多卷，到民国只剩一万三千来卷。丢了五分之四。',
      ),
      p(
        '有人说这套规矩自私，书锁着给谁看呢？我以前也这么想。去过一趟以后不大想了。同时代的大藏书楼，大方的也有，开通的也有，如今一座都不在。它小气，它在。在，才有后来敞开门的那一天。',
      ),
      p('出门的时候我问管理员，现在钥匙在谁手里。他从腰上摘下一串晃了晃：“馆里。范家的后人来，我们给开。”'),
    ),
  }),
  article({
    series: 'study',
    title: '修一本掉页的书',
    excerpt: '一小碗面糊，一张皮纸，两块木板，一个晚上。不求修得像新的，只求它肯再给人翻。',
    author: '顾一苇',
    policy: 'FOLLOWERS',
    cover: 'page-ember-107-cover',
    at: '2026-08-14T20:15',
    body: document(
      p(
        '掉页的书不要用透明胶带。胶带是书的仇人：头一年它服服帖帖，五年以后发黄，十年以后胶渗进纸里，带子自己脱落，留下一条擦不掉的褐色疤痕。',
      ),
      p(
        '家里能做的，是最老的办法：面糊和薄皮纸。这两样东西将来都可以用水揭下来，不把路堵死。修书的第一条规矩就是**可逆**。',
      ),
      audio('night-rain', '一边修，一边听：夜雨'),
      h2('要准备的'),
      ul([
        '小麦淀粉一勺，不是面粉，面粉里的蛋白招虫；',
        '薄皮纸一张，构皮纸、雁皮纸都行，网上叫“修复用纸”，几块钱；',
        '软毛笔一支，蜡纸几张，平整的木板两块，重的词典一本；',
        '一个没有人催的晚上。',
      ]),
      p(
        '淀粉加五倍的凉水搅开，小火隔水，一直搅，搅到忽然变成半透明，提起来能挂住，又肯往下流，离火放凉。稠了纸会皱，稀了粘不住，像米汤再稠一点点，就对了。',
      ),
      paywall,
      h2('一张一张来'),
      ol([
        '先别急着粘。把掉下来的页子按页码排好，轻轻抖掉渣子，看清是从哪里脱的：整张对折的“一帖”脱了线，还是单张从书脊上断下来；',
        '单张断的，裁一条皮纸，宽八毫米，长比书页短两毫米。要撕，不要剪：用毛笔蘸清水画一道线，顺着水线撕开，毛边的纤维会自己抓住书页，剪出来的直边容易再断；',
        '皮纸条刷一层薄糊，一半贴在掉页的内边上，对着光看，不起泡；',
        '另一半贴到邻页的内边上，位置对准，宁可往里缩半毫米，不要探出来；',
        '前后各垫一张蜡纸，合上书，两块木板一夹，词典压上去。**睡觉。**',
      ]),
      image('desk-mist-108-inline', '窗边的桌子，一摞书，一杯茶', '压一夜。中间不许打开看。'),
      p(
        '第二天早上打开，那一页会稍微硬一点，翻过去的时候有一声轻轻的“嗒”。不要紧，翻上十来回就软了。我修过一本祖母的菜谱，掉的是腌菜那一页，页角有一个酱油手指印。修好以后，它是全书最结实的一页。',
      ),
      p('古籍、有人名款识的书、你拿不准的书，请放下，去找真正的修复师。知道哪些自己不该碰，也是手艺。'),
    ),
  }),
  article({
    series: 'study',
    title: 'Eighty-Four Characters and a Moon',
    excerpt:
      'On a November night in 1083 Su Shi was about to go to bed when the moonlight came in at the door. What he wrote about it is shorter than most text messages, and has kept people awake ever since.',
    author: 'Emma Shen',
    language: 'EN',
    policy: 'EVERYONE',
    cover: 'gate-night-109-cover',
    at: '2026-10-20T20:15',
    body: document(
      p(
        'He was forty-six and in disgrace. Four years earlier he had been arrested over some poems, held in the prison of the Censorate for more than four months, and then sent to Huangzhou on the Yangtze with a title that meant, roughly, “official with nothing to do and no leave to go anywhere”. He farmed a few acres on an eastern slope, and took his pen name from it: Dongpo, East Slope.',
      ),
      p(
        'Then comes the night of the twelfth of the tenth month. The whole piece is about eighty characters long. Here it is, in my own English:',
      ),
      quote(
        'Sixth year of Yuanfeng, tenth month, twelfth night. I had undressed and was about to sleep when moonlight came in at the door, and I got up, pleased. It struck me that there was nobody to be happy with, so I went to Chengtian Temple to look for Zhang Huaimin. Huaimin was not asleep either. We walked in the courtyard together. The ground was like a pool, standing, clear, with waterweeds crossing in it: the shadows of bamboo and cypress. What night has no moon? Where are there no bamboos and cypresses? Only there are few people as idle as the two of us.',
        'Su Shi, “A Night Walk to Chengtian Temple”, 1083',
      ),
      image('bamboo-night-110-inline', 'Bamboo against the moon', 'Waterweeds, until you look up.'),
      h2('The trick in the courtyard'),
      p(
        'Notice the order. First the ground is water. Then there are plants in the water. Only after that does he say what they are, and the water drains away in four words. He could have written “the shadows looked like waterweeds”, and you would have nodded and gone on. Instead he lets you stand ankle deep in it for a moment, being wrong. Nobody has ever minded.',
      ),
      p(
        'The friend deserves a look as well. Zhang Huaimin had been banished to the same town that year and was lodging at the temple. Su Shi does not say what they talked about. He says *Huaimin was not asleep either*, and that “either” carries the friendship: two men, both awake, each too polite to have knocked first.',
      ),
      h2('The hard word'),
      p(
        'The last sentence turns on *xianren*, “idle people”. It can mean a man of leisure. It can also mean a man who has been given nothing to do, by those who decide such things. He means both, and he is smiling, and it is not entirely a smile. Every translator has to choose. I chose “idle” because in English, too, it can be a reproach or a luxury depending on who says it.',
      ),
      p(
        'I read it aloud to a class once, in Chinese and then in English, and a boy at the back asked how long they walked. It does not say. Long enough, I think, for the moon to move and the waterweeds to drift across the yard, and for both of them to notice, and for neither to mention it.',
      ),
      divider,
      p(
        'If you are still up: the twelfth of the tenth lunar month falls in November most years. You need a wall, something growing, and one friend who sleeps badly.',
      ),
    ),
  }),
  article({
    title: '二〇二七年共读书目（讨论稿）',
    excerpt: '草稿。十二个月，十二本书，还差两本。',
    author: '沈山',
    policy: 'EVERYONE',
    cover: 'shelf-dawn-111-cover',
    at: null,
    body: document(
      p('先列出已经说定的。原则照旧：一个月一本，厚的两个月，译本要写明谁译的，买不到的书不列。'),
      ol([
        '一月、二月：《史记》列传选，从刺客列传读起',
        '三月：《陶庵梦忆》',
        '四月：契诃夫短篇，读二十篇',
        '五月：《瓦尔登湖》，只读前半',
        '六月：《枕草子》',
        '七月、八月：《堂吉诃德》上下两部',
        '九月：《徐霞客游记》滇游部分',
        '十月：达洛维夫人',
      ]),
      p('十一月和十二月空着。有人提《水经注》，有人提一本全是食物的书。两边都还在说服对方。'),
      button('做读者，来投一票', 'packages/membership/index'),
    ),
  }),
];
