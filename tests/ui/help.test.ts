import { describe, expect, it } from 'vitest'
import { manualIn } from '../../src/cli/manual.ts'
import { languages } from '../../src/core/language.ts'
import { commandLines, manualLines, rowLines } from '../../src/ui/help.ts'
import { commandsOf } from '../../src/ui/manual.ts'
import { shown, widest } from './show.ts'

const commandHelp = async (language: 'en' | 'zh', name: string, width: number): Promise<string> => {
  const manual = await manualIn(language)
  const command = commandsOf(manual).find(candidate => candidate.name === name)
  return command ? shown(commandLines(manual, command, [], width), width) : ''
}

describe('rows', () => {
  it('line up their meanings by the columns of a terminal', () => {
    expect(
      shown(
        rowLines(
          [
            ['牌组', 'deck'],
            ['a', 'b'],
          ],
          40,
        ),
        40,
      ),
    ).toBe('  牌组  deck\n  a     b')
  })
})

describe.each(languages)('help in %s', language => {
  it.each([20, 40, 80, 200])('is never wider than %i columns', async width => {
    const manual = await manualIn(language)
    expect(widest(shown(manualLines(manual, width), width))).toBeLessThanOrEqual(width)
    for (const command of commandsOf(manual)) {
      const lines = shown(commandLines(manual, command, [], width), width)
      expect(widest(lines)).toBeLessThanOrEqual(width)
    }
  })
})

describe('mull quiz --help', () => {
  it('at 80 columns', async () => {
    expect(await commandHelp('en', 'quiz', 80)).toMatchInlineSnapshot(`
      "mull quiz — a quiz on one topic; it never changes the schedule

      Examples
        mull quiz
        mull quiz emergence --count 5 --typed

      Usage
        mull quiz [topic] [options]

      Arguments
        [topic]  the topic, or a deck

      Options
        --count <n>    ask this many
        --seed <text>  the same order again
        --typed        type every answer
        --deck <deck>  only cards of this deck

      Options of every command
        -C, --collection <dir>  the collection’s folder
        --json                  for programs: JSON on standard output
        --color <when>          when to use colour: auto, always, never
        --no-color              no colour
        --lang <language>       the language of the interface: en, zh
        --accessible            appended lines and typed answers, for screen readers
        -h, --help              this help"
    `)
  })
  it('at 40 columns', async () => {
    expect(await commandHelp('en', 'quiz', 40)).toMatchInlineSnapshot(`
      "mull quiz — a quiz on one topic; it
      never changes the schedule

      Examples
        mull quiz
        mull quiz emergence --count 5 --typed

      Usage
        mull quiz [topic] [options]

      Arguments
        [topic]  the topic, or a deck

      Options
        --count <n>
          ask this many
        --seed <text>
          the same order again
        --typed
          type every answer
        --deck <deck>
          only cards of this deck

      Options of every command
        -C, --collection <dir>
          the collection’s folder
        --json
          for programs: JSON on standard
          output
        --color <when>
          when to use colour: auto, always,
          never
        --no-color
          no colour
        --lang <language>
          the language of the interface: en,
          zh
        --accessible
          appended lines and typed answers,
          for screen readers
        -h, --help
          this help"
    `)
  })
  it('at 80 columns in Chinese', async () => {
    expect(await commandHelp('zh', 'quiz', 80)).toMatchInlineSnapshot(`
      "mull quiz — 就一个主题做测验，不影响复习安排

      示例
        mull quiz
        mull quiz emergence --count 5 --typed

      用法
        mull quiz [topic] [选项]

      参数
        [topic]  主题，或一个牌组

      选项
        --count <n>    题目数量
        --seed <text>  重现同样的顺序
        --typed        所有答案都手动输入
        --deck <deck>  只用这个牌组的卡片

      通用选项
        -C, --collection <dir>  卡片库所在的文件夹
        --json                  供程序使用：在标准输出中写 JSON
        --color <when>          何时使用颜色：auto、always、never
        --no-color              不使用颜色
        --lang <language>       界面语言：en、zh
        --accessible            逐行输出、键入作答，适合屏幕阅读器
        -h, --help              显示帮助"
    `)
  })
  it('at 40 columns in Chinese', async () => {
    expect(await commandHelp('zh', 'quiz', 40)).toMatchInlineSnapshot(`
      "mull quiz — 就一个主题做测验，不影响复习
      安排

      示例
        mull quiz
        mull quiz emergence --count 5 --typed

      用法
        mull quiz [topic] [选项]

      参数
        [topic]  主题，或一个牌组

      选项
        --count <n>
          题目数量
        --seed <text>
          重现同样的顺序
        --typed
          所有答案都手动输入
        --deck <deck>
          只用这个牌组的卡片

      通用选项
        -C, --collection <dir>
          卡片库所在的文件夹
        --json
          供程序使用：在标准输出中写 JSON
        --color <when>
          何时使用颜色：auto、always、never
        --no-color
          不使用颜色
        --lang <language>
          界面语言：en、zh
        --accessible
          逐行输出、键入作答，适合屏幕阅读器
        -h, --help
          显示帮助"
    `)
  })
})

describe('mull --help', () => {
  it('at 80 columns', async () => {
    expect(shown(manualLines(await manualIn('en'), 80), 80)).toMatchInlineSnapshot(`
      "Flashcards in the terminal: your decks are YAML files, FSRS decides when each
      card is due.

      Examples
        mull                               today’s page; Enter starts the review
        mull review llm-basics             study one deck
        mull new french                    make a deck of your own
        mull add french                    write cards into it, asked one by one
        mull list attention                find cards; mull edit CARD mends one
        mull undo                          take back the last thing you did
        mull quiz scale                    a quiz on one topic
        mull export llm-basics -o llm.csv  for Anki

      Usage
        mull [command] [options]

      Study
        review  the daily session
        quiz    a quiz on one topic; it never changes the schedule
        due     what is due, by deck

      Cards
        add        adds cards: by asking, in one line, or as JSON lines on standard
                   input
        new        makes a deck
        edit       opens a card or a deck in your editor
        list       finds cards and shows where they stand
        show       a card: its text, schedule, history and memory over time
        suspend    leaves cards out of study until they are unsuspended
        unsuspend  takes suspended cards back into study
        bury       leaves cards out of study until tomorrow
        flag       marks cards to be mended later
        unflag     takes that mark off
        reset      makes cards new again; their history stays in the log
        undo       takes back the newest answer or act of this device

      Collection
        decks      decks and topics
        decks add  adds a deck that ships with mull, or a file
        check      finds mistakes in decks and settings
        export     a deck for Anki, a spreadsheet or a program
        import     cards from Anki, tables, Markdown or JSON into decks
        init       makes a collection

      Safety and sync
        doctor   looks for anything wrong with the collection
        restore  lists the backups, or brings one back; no answer is ever taken away
                 by it
        merge    brings in the answers of another copy of the collection, each once
        sync     commits, pulls and pushes the collection with git

      Help
        help        help on a command; formats: the files; keys: the keys
        completion  completion for a shell: commands, options, decks, topics

      Options
        -C, --collection <dir>  the collection’s folder
        --json                  for programs: JSON on standard output
        --color <when>          when to use colour: auto, always, never
        --no-color              no colour
        --lang <language>       the language of the interface: en, zh
        --accessible            appended lines and typed answers, for screen readers
        -h, --help              this help
        -V, --version           the version

      Exit codes
        0    done
        1    failed
        2    mistake in the command line
        3    data refused
        4    nothing due (with --exit-code)
        130  interrupted (129: hung up, 131: quit, 143: terminated)

      Environment
        MULL_COLLECTION  the collection, where --collection names none; else the
                         nearest folder upwards with a mull.yaml, else your own
        MULL_NOW         fixes the clock, for scripts and demos:
                         2026-11-24T09:00:00+01:00
        TZ, LANG         the time zone; the language
        NO_COLOR         no colour
        ACCESSIBLE       1 is --accessible
        VISUAL, EDITOR   the editor

      More
        mull help formats  how decks, settings and logs are written
        mull help keys     the keys of every screen
        Bugs               see the README, Contributing"
    `)
  })
  it('at 40 columns', async () => {
    expect(shown(manualLines(await manualIn('en'), 40), 40)).toMatchInlineSnapshot(`
      "Flashcards in the terminal: your decks
      are YAML files, FSRS decides when each
      card is due.

      Examples
        mull
          today’s page; Enter starts the
          review
        mull review llm-basics
          study one deck
        mull new french
          make a deck of your own
        mull add french
          write cards into it, asked one by
          one
        mull list attention
          find cards; mull edit CARD mends one
        mull undo
          take back the last thing you did
        mull quiz scale
          a quiz on one topic
        mull export llm-basics -o llm.csv
          for Anki

      Usage
        mull [command] [options]

      Study
        review  the daily session
        quiz    a quiz on one topic; it never
                changes the schedule
        due     what is due, by deck

      Cards
        add        adds cards: by asking, in
                   one line, or as JSON lines
                   on standard input
        new        makes a deck
        edit       opens a card or a deck in
                   your editor
        list       finds cards and shows where
                   they stand
        show       a card: its text, schedule,
                   history and memory over
                   time
        suspend    leaves cards out of study
                   until they are unsuspended
        unsuspend  takes suspended cards back
                   into study
        bury       leaves cards out of study
                   until tomorrow
        flag       marks cards to be mended
                   later
        unflag     takes that mark off
        reset      makes cards new again;
                   their history stays in the
                   log
        undo       takes back the newest
                   answer or act of this
                   device

      Collection
        decks      decks and topics
        decks add  adds a deck that ships with
                   mull, or a file
        check      finds mistakes in decks and
                   settings
        export     a deck for Anki, a
                   spreadsheet or a program
        import     cards from Anki, tables,
                   Markdown or JSON into decks
        init       makes a collection

      Safety and sync
        doctor   looks for anything wrong with
                 the collection
        restore  lists the backups, or brings
                 one back; no answer is ever
                 taken away by it
        merge    brings in the answers of
                 another copy of the
                 collection, each once
        sync     commits, pulls and pushes the
                 collection with git

      Help
        help        help on a command;
                    formats: the files; keys:
                    the keys
        completion  completion for a shell:
                    commands, options, decks,
                    topics

      Options
        -C, --collection <dir>
          the collection’s folder
        --json
          for programs: JSON on standard
          output
        --color <when>
          when to use colour: auto, always,
          never
        --no-color
          no colour
        --lang <language>
          the language of the interface: en,
          zh
        --accessible
          appended lines and typed answers,
          for screen readers
        -h, --help
          this help
        -V, --version
          the version

      Exit codes
        0    done
        1    failed
        2    mistake in the command line
        3    data refused
        4    nothing due (with --exit-code)
        130  interrupted (129: hung up, 131:
             quit, 143: terminated)

      Environment
        MULL_COLLECTION
          the collection, where --collection
          names none; else the nearest folder
          upwards with a mull.yaml, else your
          own
        MULL_NOW
          fixes the clock, for scripts and
          demos: 2026-11-24T09:00:00+01:00
        TZ, LANG
          the time zone; the language
        NO_COLOR
          no colour
        ACCESSIBLE
          1 is --accessible
        VISUAL, EDITOR
          the editor

      More
        mull help formats
          how decks, settings and logs are
          written
        mull help keys
          the keys of every screen
        Bugs
          see the README, Contributing"
    `)
  })
  it('at 80 columns in Chinese', async () => {
    expect(shown(manualLines(await manualIn('zh'), 80), 80)).toMatchInlineSnapshot(`
      "终端里的记忆卡片：牌组是您自己写的 YAML 文件，FSRS 决定每张卡片何时到期。

      示例
        mull                                  今日页面，按 Enter 开始复习
        mull review llm-basics-zh             学习一个牌组
        mull new french                       新建自己的牌组
        mull add french                       逐项询问，往里写卡片
        mull list 注意力                      查找卡片；mull edit 卡片 可修改
        mull undo                             撤销刚才做的事
        mull quiz 规模                        就一个主题做测验
        mull export llm-basics-zh -o llm.csv  导出给 Anki

      用法
        mull [命令] [选项]

      学习
        review  今天的复习
        quiz    就一个主题做测验，不影响复习安排
        due     各牌组有多少卡片到期

      卡片
        add        添加卡片：逐项询问、一行写完，或从标准输入读 JSON 行
        new        新建牌组
        edit       用编辑器打开一张卡片或一个牌组
        list       查找卡片，看它们学到哪里了
        show       看一张卡片：文字、安排、历史和记忆曲线
        suspend    暂停卡片，直到恢复为止不再出现
        unsuspend  恢复已暂停的卡片
        bury       把卡片搁置到明天
        flag       标记卡片，待以后修改
        unflag     取消标记
        reset      让卡片重新成为新卡；历史仍留在日志里
        undo       撤销本机最近一次作答或操作

      卡片库
        decks      列出牌组和主题
        decks add  添加 mull 自带的牌组，或一个文件
        check      检查牌组和设置中的错误
        export     导出牌组，供 Anki、电子表格或程序使用
        import     把 Anki、表格、Markdown 或 JSON 的卡片导入牌组
        init       新建卡片库

      安全与同步
        doctor   检查卡片库有没有问题
        restore  列出备份，或恢复其中一份；恢复不会丢掉任何答题记录
        merge    并入卡片库另一份副本中的答题记录，每条只算一次
        sync     用 git 提交、拉取并推送卡片库

      帮助
        help        命令的帮助；formats 为文件格式，keys 为按键
        completion  命令行补全：命令、选项、牌组、主题

      选项
        -C, --collection <dir>  卡片库所在的文件夹
        --json                  供程序使用：在标准输出中写 JSON
        --color <when>          何时使用颜色：auto、always、never
        --no-color              不使用颜色
        --lang <language>       界面语言：en、zh
        --accessible            逐行输出、键入作答，适合屏幕阅读器
        -h, --help              显示帮助
        -V, --version           显示版本

      退出码
        0    完成
        1    失败
        2    命令用法有误
        3    数据未被接受
        4    没有到期的卡片（需加 --exit-code）
        130  被中断（129 为终端断开，131 为退出信号，143 为被终止）

      环境变量
        MULL_COLLECTION  未指定 --collection 时使用的卡片库；若也未设置，则取向上最近
                         的含 mull.yaml 的文件夹，再没有则用您的默认卡片库
        MULL_NOW         固定当前时间，用于脚本和演示：2026-11-24T09:00:00+01:00
        TZ, LANG         时区；语言
        NO_COLOR         不使用颜色
        ACCESSIBLE       设为 1 等同于 --accessible
        VISUAL, EDITOR   编辑器

      更多
        mull help formats  牌组、设置和日志的写法
        mull help keys     各个界面的按键
        报告错误           见 README 的 Contributing 一节"
    `)
  })
  it('at 40 columns in Chinese', async () => {
    expect(shown(manualLines(await manualIn('zh'), 40), 40)).toMatchInlineSnapshot(`
      "终端里的记忆卡片：牌组是您自己写的 YAML
      文件，FSRS 决定每张卡片何时到期。

      示例
        mull
          今日页面，按 Enter 开始复习
        mull review llm-basics-zh
          学习一个牌组
        mull new french
          新建自己的牌组
        mull add french
          逐项询问，往里写卡片
        mull list 注意力
          查找卡片；mull edit 卡片 可修改
        mull undo
          撤销刚才做的事
        mull quiz 规模
          就一个主题做测验
        mull export llm-basics-zh -o llm.csv
          导出给 Anki

      用法
        mull [命令] [选项]

      学习
        review  今天的复习
        quiz    就一个主题做测验，不影响复习安
                排
        due     各牌组有多少卡片到期

      卡片
        add        添加卡片：逐项询问、一行写
                   完，或从标准输入读 JSON 行
        new        新建牌组
        edit       用编辑器打开一张卡片或一个
                   牌组
        list       查找卡片，看它们学到哪里了
        show       看一张卡片：文字、安排、历
                   史和记忆曲线
        suspend    暂停卡片，直到恢复为止不再
                   出现
        unsuspend  恢复已暂停的卡片
        bury       把卡片搁置到明天
        flag       标记卡片，待以后修改
        unflag     取消标记
        reset      让卡片重新成为新卡；历史仍
                   留在日志里
        undo       撤销本机最近一次作答或操作

      卡片库
        decks      列出牌组和主题
        decks add  添加 mull 自带的牌组，或一
                   个文件
        check      检查牌组和设置中的错误
        export     导出牌组，供 Anki、电子表格
                   或程序使用
        import     把 Anki、表格、Markdown 或
                   JSON 的卡片导入牌组
        init       新建卡片库

      安全与同步
        doctor   检查卡片库有没有问题
        restore  列出备份，或恢复其中一份；恢
                 复不会丢掉任何答题记录
        merge    并入卡片库另一份副本中的答题
                 记录，每条只算一次
        sync     用 git 提交、拉取并推送卡片库

      帮助
        help        命令的帮助；formats 为文件
                    格式，keys 为按键
        completion  命令行补全：命令、选项、牌
                    组、主题

      选项
        -C, --collection <dir>
          卡片库所在的文件夹
        --json
          供程序使用：在标准输出中写 JSON
        --color <when>
          何时使用颜色：auto、always、never
        --no-color
          不使用颜色
        --lang <language>
          界面语言：en、zh
        --accessible
          逐行输出、键入作答，适合屏幕阅读器
        -h, --help
          显示帮助
        -V, --version
          显示版本

      退出码
        0    完成
        1    失败
        2    命令用法有误
        3    数据未被接受
        4    没有到期的卡片（需加
             --exit-code）
        130  被中断（129 为终端断开，131 为退
             出信号，143 为被终止）

      环境变量
        MULL_COLLECTION
          未指定 --collection 时使用的卡片库；
          若也未设置，则取向上最近的含
          mull.yaml 的文件夹，再没有则用您的默
          认卡片库
        MULL_NOW
          固定当前时间，用于脚本和演示：
          2026-11-24T09:00:00+01:00
        TZ, LANG
          时区；语言
        NO_COLOR
          不使用颜色
        ACCESSIBLE
          设为 1 等同于 --accessible
        VISUAL, EDITOR
          编辑器

      更多
        mull help formats
          牌组、设置和日志的写法
        mull help keys
          各个界面的按键
        报告错误
          见 README 的 Contributing 一节"
    `)
  })
})
