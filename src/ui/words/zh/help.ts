import type { HelpWords } from '../en/help.ts'

const titles: HelpWords['titles'] = {
  name: '名称',
  description: '说明',
  examples: '示例',
  usage: '用法',
  anyOptions: '[选项]',
  commands: '命令',
  arguments: '参数',
  options: '选项',
  everywhere: '通用选项',
}

const commands: HelpWords['commands'] = {
  review: {
    about: '今天的复习',
    arguments: { names: '只复习这些牌组和主题' },
    options: {
      new: '今天在上限之外再学这么多张新卡',
      limit: '答够这么多次就结束',
      minutes: '到这么多分钟就结束',
      ahead: '连同这几天内到期的一起复习，例如 2d',
      failed: '只复习今天忘记的',
    },
    examples: [
      ['mull review'],
      ['mull review llm-basics-zh --new 10'],
      ['mull review --minutes 10'],
      [`printf '{"type":"rate","rating":"good"}\\n' | mull review --json`],
    ],
  },
  quiz: {
    about: '就一个主题做测验，不影响复习安排',
    arguments: { topic: '主题，或一个牌组' },
    options: {
      count: '题目数量',
      seed: '重现同样的顺序',
      typed: '所有答案都手动输入',
      deck: '只用这个牌组的卡片',
    },
    examples: [['mull quiz'], ['mull quiz emergence --count 5 --typed']],
  },
  due: {
    about: '各牌组有多少卡片到期',
    arguments: { names: '只看这些牌组和主题' },
    options: { exitCode: '没有到期卡片时退出码为 4' },
    examples: [['mull due'], ['mull due --json | jq .total']],
  },
  list: {
    about: '查找卡片，看它们学到哪里了',
    arguments: { words: '每个词都要出现在卡片的文字、主题、标签或 id 里' },
    options: {
      deck: '只看这个牌组，可重复',
      topic: '只看这个主题，可重复',
      tag: '只看带这个标签的，可重复',
      state: '只看处于这个状态的',
      due: '现在到期的',
      flagged: '已标记待修改的',
      leeches: '遗忘过八次以上的顽固卡',
      suspended: '已暂停的',
      buried: '搁置到以后的',
      sort: '排列顺序，默认按牌组',
      pick: '边输入边挑选，再看那张卡片',
      pager: '不用分页程序',
    },
    examples: [
      ['mull list 注意力 掩码'],
      ['mull list --flagged --deck llm-basics-zh'],
      ['mull list --leeches | cut -f1 | xargs mull suspend'],
    ],
  },
  show: {
    about: '看一张卡片：文字、安排、历史和记忆曲线',
    arguments: { cards: '卡片 id；不写则挑选' },
    options: { pager: '不用分页程序' },
    examples: [['mull show'], ['mull show llm-basics-zh/what-175b-means']],
  },
  suspend: {
    about: '暂停卡片，直到恢复为止不再出现',
    arguments: { cards: '卡片 id' },
    options: {},
    examples: [['mull suspend what-175b-means']],
  },
  unsuspend: {
    about: '恢复已暂停的卡片',
    arguments: { cards: '卡片 id' },
    options: {},
    examples: [['mull unsuspend what-175b-means']],
  },
  bury: {
    about: '把卡片搁置到明天',
    arguments: { cards: '卡片 id' },
    options: {},
    examples: [['mull bury what-175b-means']],
  },
  flag: {
    about: '标记卡片，待以后修改',
    arguments: { cards: '卡片 id' },
    options: {},
    examples: [['mull flag what-175b-means'], ['mull list --flagged']],
  },
  unflag: {
    about: '取消标记',
    arguments: { cards: '卡片 id' },
    options: {},
    examples: [['mull unflag what-175b-means']],
  },
  reset: {
    about: '让卡片重新成为新卡；历史仍留在日志里',
    arguments: { cards: '卡片 id' },
    options: { yes: '不再询问' },
    examples: [['mull reset what-175b-means']],
  },
  undo: {
    about: '撤销本机最近一次作答或操作',
    arguments: {},
    options: { times: '撤销这么多次' },
    examples: [['mull undo'], ['mull undo --times 3']],
  },
  decks: {
    about: '列出牌组和主题',
    arguments: {},
    options: {},
    examples: [['mull decks'], ['mull decks add llm-basics-zh']],
  },
  'decks add': {
    about: '添加 mull 自带的牌组，或一个文件',
    arguments: { deck: 'llm-basics、llm-basics-zh，或文件路径' },
    options: {},
    examples: [['mull decks add llm-basics-zh'], ['mull decks add ~/french.yaml']],
  },
  check: {
    about: '检查牌组和设置中的错误',
    arguments: { files: '检查这些文件，而不是整个卡片库' },
    options: {},
    examples: [['mull check'], ['mull check french.yaml --json']],
  },
  export: {
    about: '导出牌组，供 Anki、电子表格或程序使用',
    arguments: { names: '牌组或主题' },
    options: { output: '写入文件：要么完整写入，要么不写', format: '导出格式，默认为 anki' },
    examples: [
      ['mull export llm-basics-zh -o llm.csv', '然后在 Anki 中选择“文件 > 导入”'],
      ['mull export llm-basics-zh --format json'],
    ],
  },
  init: {
    about: '新建卡片库',
    arguments: { dir: '文件夹，默认为当前文件夹' },
    options: {},
    examples: [['mull init ~/cards']],
  },
  help: {
    about: '命令的帮助；formats 为文件格式，keys 为按键',
    arguments: { topic: '命令、formats 或 keys' },
    options: { man: '以手册页的形式输出全部帮助' },
    examples: [
      ['mull help review'],
      ['mull help formats', '牌组、设置、日志和 JSON 的格式'],
      ['mull help --man | man -l -'],
    ],
  },
  completion: {
    about: '命令行补全：命令、选项、牌组、主题',
    arguments: { shell: 'shell 的名称' },
    options: {},
    examples: [
      [`echo 'eval "$(mull completion bash)"' >> ~/.bashrc`, 'bash'],
      [`echo 'eval "$(mull completion zsh)"' >> ~/.zshrc`, 'zsh，写在 compinit 之后'],
      ['mull completion fish > ~/.config/fish/completions/mull.fish', 'fish'],
    ],
  },
}

export const help: HelpWords = {
  about: '终端里的记忆卡片：牌组是您自己写的 YAML 文件，FSRS 决定每张卡片何时到期。',
  examples: [
    ['mull', '今日页面，按 Enter 开始复习'],
    ['mull review llm-basics-zh', '学习一个牌组'],
    ['mull quiz scale', '就一个主题做测验'],
    ['mull export llm-basics-zh -o llm.csv', '导出给 Anki'],
  ],
  usage: 'mull [命令] [选项]',
  anyOptions: '[选项]',
  titles,
  groups: { study: '学习', cards: '卡片', collection: '卡片库', help: '帮助' },
  commands,
  globals: {
    collection: '卡片库所在的文件夹',
    json: '供程序使用：在标准输出中写 JSON',
    color: '何时使用颜色',
    noColor: '不使用颜色',
    lang: '界面语言',
    accessible: '逐行输出、键入作答，适合屏幕阅读器',
    version: '显示版本',
    help: '显示帮助',
  },
  oneOf: (meaning, choices) => `${meaning}：${choices.join('、')}`,
  sections: [
    {
      title: '退出码',
      rows: [
        ['0', '完成'],
        ['1', '失败'],
        ['2', '命令用法有误'],
        ['3', '数据未被接受'],
        ['4', '没有到期的卡片（需加 --exit-code）'],
        ['130', '被中断（129 为终端断开，143 为被终止）'],
      ],
    },
    {
      title: '环境变量',
      rows: [
        [
          'MULL_COLLECTION',
          '未指定 --collection 时使用的卡片库；若也未设置，则取向上最近的含 mull.yaml 的文件夹，再没有则用您的默认卡片库',
        ],
        ['MULL_NOW', '固定当前时间，用于脚本和演示：2026-11-24T09:00:00+01:00'],
        ['TZ, LANG', '时区；语言'],
        ['NO_COLOR', '不使用颜色'],
        ['ACCESSIBLE', '设为 1 等同于 --accessible'],
        ['VISUAL, EDITOR', '编辑器'],
      ],
    },
    {
      title: '更多',
      rows: [
        ['mull help formats', '牌组、设置和日志的写法'],
        ['mull help keys', '各个界面的按键'],
        ['报告错误', '见 README 的 Contributing 一节'],
      ],
    },
  ],
}
