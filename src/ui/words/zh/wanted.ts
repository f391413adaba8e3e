import type { Wanted } from '../../../errors.ts'

const wanted = (wants: Wanted): string => {
  switch (wants.is) {
    case 'number':
      return `${wants.least.toFixed(2)} 到 ${wants.most.toFixed(2)} 之间的数`
    case 'whole':
      return `不小于 ${wants.least} 的整数`
    case 'hour':
      return `${wants.least} 到 ${wants.most} 之间的整点`
    case 'days':
      return `${wants.least} 到 ${wants.most} 之间的整数天数`
    case 'steps':
      return '30s、10m、1.5h、2d 这样的时长，从一秒到一年；[] 表示没有'
    case 'weights':
      return 'FSRS 优化器给出的 17、19 或 21 个数'
    case 'one-of':
      return `其中之一：${wants.names.join('、')}`
  }
}

/** With the space that stands between Chinese and a digit. */
export const shouldBe = (wants: Wanted): string => {
  const text = wanted(wants)
  return /^\p{Script=Han}/u.test(text) ? `应为${text}` : `应为 ${text}`
}
