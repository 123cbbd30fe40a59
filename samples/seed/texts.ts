/** Writes a short invented text for a document whose Word file is not among the samples. */
export function inventedText(
  title: string,
  number: string | null,
  organ: string,
  effectiveOn: string | null,
): Uint8Array {
  const kind = /办法|规定|细则|规则|制度/u.test(title) ? 'rule' : 'notice'
  const lines =
    kind === 'rule'
      ? [
          title,
          ...(number ? [number] : []),
          `第一条　为了规范有关管理工作，根据法律、法规和上级规定，结合本市实际，制定本办法。`,
          `第二条　本市行政区域内的有关活动，适用本办法。`,
          `第三条　主管部门履行下列职责：`,
          `（一）组织实施本办法；`,
          `（二）指导、协调和监督有关工作；`,
          `（三）依法受理投诉和举报。`,
          `第四条　有关单位应当自收到通知之日起十五个工作日内完成备案。`,
          `第五条　工作人员滥用职权、玩忽职守、徇私舞弊的，依法给予处分。`,
          `第六条　本办法自${chinese(effectiveOn)}起施行。`,
        ]
      : [
          title,
          ...(number ? [number] : []),
          `各县（区）人民政府、功能园区管委会，市政府各部门：`,
          `现就有关事项通知如下：`,
          `一、总体要求`,
          `坚持依法行政、便民高效，落实工作责任。`,
          `二、主要任务`,
          `（一）摸清底数，建立台账。`,
          `（二）明确分工，限时办结。`,
          `三、工作要求`,
          `各单位要加强领导，及时报送进展情况。`,
          `本通知自${chinese(effectiveOn)}起施行。`,
          organ,
        ]
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

function chinese(on: string | null): string {
  if (!on) return '公布之日'
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
