# Decks that several of the checks study.

capitals() {
  deck capitals <<'YAML'
deck: Capitals
cards:
  - { id: fr, question: Capital of France, answer: Paris, topic: europe, wrong: [Lyon, Nice] }
  - { id: it, question: Capital of Italy, answer: Rome, topic: europe, wrong: [Milan, Turin] }
  - { id: jp, question: Capital of Japan, answer: Tokyo, topic: asia, note: It was Kyoto until 1868. }
  - { id: th, question: Capital of Thailand, answer: Bangkok, topic: asia }
YAML
}

# 25 cards, from 10 to 34.
numbers() {
  local n
  { echo 'cards:' && for n in $(seq 10 34); do echo "  - { id: n$n, question: Number $n?, answer: It is $n. }"; done; } |
    deck numbers
}

chinese() {
  deck chinese <<'YAML'
deck: 大语言模型
cards:
  - id: emergence
    topic: 涌现
    question: 涌现能力是什么？为什么说它是“小模型没有、大模型才有”的能力？
    answer: 涌现能力
    note: 参考：Wei 等人，2022。例如 0.4⁵≈1.0 %。
YAML
}

# A review in which one card has been graded and the next is asked.
one_grade() {
  numbers
  sit
  start review
  await 'Number 10?'
  keys Space
  await '4 Easy'
  keys 4
  await 'Number 11?'
}
