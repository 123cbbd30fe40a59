import { type ElementName, elementName } from './elements.ts'
import { Fields } from './fields.ts'
import { emptyStory, type RawParagraph, type RawStory } from './raw.ts'
import type { RevisionElement } from './revisions.ts'
import { integer, isOn } from './styles.ts'
import { TableReader } from './table-reader.ts'
import { TextCollector } from './text-collector.ts'
import type { XmlHandler, XmlReader } from './xml.ts'

interface Outer {
  readonly paragraph: RawParagraph | null
  readonly story: RawStory
  readonly tables: TableReader
  readonly fields: Fields
  readonly runHidden: boolean
  readonly inParagraphProperties: boolean
}

/**
 * Reads one part (body, notes, comments, a header) in one pass into stories: paragraphs with marked pieces, tables,
 * boxes, changes. No reading of the tracked changes is chosen here.
 */
export class StoryReader extends TextCollector implements XmlHandler {
  private inParagraphProperties = false
  private inNumbering = false
  private inRowProperties = false
  private inCellProperties = false
  private readonly outers: Outer[] = []
  private readonly alternatives: { chosen: boolean }[] = []

  open(code: number, xml: XmlReader): void {
    const name = elementName(code)
    switch (name) {
      case 'w:r':
        this.runHidden = this.styleHidden
        return
      case 'w:t':
      case 'w:delText':
      case 'm:t':
        this.target = this.inRubyText ? 'ruby' : 'text'
        this.keepSpace = xml.attribute('space') === 'preserve' || name === 'm:t'
        xml.capture = true
        return
      case 'w:instrText':
      case 'w:delInstrText':
        this.target = 'instruction'
        xml.capture = true
        return
      case 'w:p':
        this.beginParagraph()
        return
      case 'w:pPr':
        this.inParagraphProperties = true
        return
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        this.beginRevision(name, xml)
        return
      case 'w:tbl':
        this.tables.beginTable(this.story)
        return
      case 'w:tr':
        this.tables.beginRow()
        return
      case 'w:tc':
        this.tables.beginCell()
        return
      case 'w:trPr':
        this.inRowProperties = true
        return
      case 'w:tcPr':
        this.inCellProperties = true
        return
      case 'w:txbxContent':
        this.beginBox()
        return
      case 'mc:AlternateContent':
        this.alternatives.push({ chosen: false })
        return
      case 'mc:Choice':
      case 'mc:Fallback':
        this.chooseAlternative(name, xml)
        return
      default:
        if (this.inParagraphProperties) this.paragraphProperty(name, xml)
        else if (this.inCellProperties || this.inRowProperties) this.tableProperty(name, xml)
        else this.inline(name, xml)
    }
  }

  close(code: number, xml: XmlReader): void {
    const name = elementName(code)
    switch (name) {
      case 'w:t':
      case 'w:delText':
      case 'w:instrText':
      case 'w:delInstrText':
      case 'm:t':
        xml.capture = false
        return
      case 'w:p':
        this.endParagraph()
        return
      case 'w:pPr':
        this.inParagraphProperties = false
        return
      case 'w:numPr':
        this.inNumbering = false
        return
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        if (!this.inParagraphProperties && !this.inRowProperties) this.revisions.end(name)
        return
      case 'w:tbl':
        this.tables.endTable()
        return
      case 'w:tr':
        this.tables.endRow()
        return
      case 'w:tc':
        this.tables.endCell()
        return
      case 'w:trPr':
        this.inRowProperties = false
        return
      case 'w:tcPr':
        this.inCellProperties = false
        return
      case 'w:txbxContent':
        this.endBox()
        return
      case 'mc:AlternateContent':
        this.alternatives.pop()
        return
      case 'w:rt':
        this.inRubyText = false
        return
      case 'w:ruby':
        if (this.ruby) this.rubies.push({ ...this.ruby, paragraph: this.paragraph })
        this.ruby = null
        return
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        this.fields.finish()
        this.story = emptyStory()
        return
      case 'w:footnotePr':
      case 'w:endnotePr':
        this.endNoteProperties()
        return
      default:
        return
    }
  }

  private beginRevision(name: RevisionElement, xml: XmlReader): void {
    if (this.inParagraphProperties) {
      if (this.inNumbering && this.paragraph) this.paragraph.numberingInserted = true
      else if (this.paragraph) this.revisions.paragraphMark(name, xml, this.paragraph)
    } else if (this.inRowProperties) this.tables.rowChange(this.revisions.row(name === 'w:del', xml))
    else this.revisions.begin(name, xml)
  }

  private beginBox(): void {
    const { paragraph, story, tables, fields, runHidden, inParagraphProperties } = this
    this.outers.push({ paragraph, story, tables, fields, runHidden, inParagraphProperties })
    this.paragraph = null
    this.story = emptyStory()
    this.tables = new TableReader()
    this.fields = new Fields()
    this.inParagraphProperties = false
    this.boxes.push({ story: this.story, paragraph })
  }

  private endBox(): void {
    const outer = this.outers.pop()
    if (!outer) return
    this.endParagraph()
    this.fields.finish()
    Object.assign(this, outer)
  }

  /** A text box is written twice, new and old; the first choice counts and the fallback only where there is none. */
  private chooseAlternative(name: ElementName, xml: XmlReader): void {
    const top = this.alternatives.at(-1)
    if (!top || top.chosen) xml.skip()
    else if (name === 'mc:Choice') top.chosen = true
  }

  private paragraphProperty(name: ElementName, xml: XmlReader): void {
    const paragraph = this.paragraph
    if (name === 'w:numPr') this.inNumbering = true
    else if (name === 'w:pPrChange' || name === 'w:rPrChange' || name === 'w:numberingChange') {
      this.revisions.formatting(xml, paragraph)
      xml.skip()
    } else if (name === 'w:sectPrChange') xml.skip()
    else if (name === 'w:sectPr') this.sectionEnds = true
    else if (paragraph) this.setParagraph(paragraph, name, xml)
  }

  private setParagraph(paragraph: RawParagraph, name: ElementName, xml: XmlReader): void {
    if (name === 'w:pStyle') {
      paragraph.style = xml.attribute('val')
      this.styleHidden = this.styles.hides(paragraph.style)
    } else if (name === 'w:numId') paragraph.numId = integer(xml.attribute('val'))
    else if (name === 'w:ilvl') paragraph.ilvl = integer(xml.attribute('val'))
    else if (name === 'w:jc') paragraph.align = xml.attribute('val')
    else if (name === 'w:outlineLvl') paragraph.outline = integer(xml.attribute('val'))
    else if (name === 'w:vanish') paragraph.markHidden = isOn(xml.attribute('val'))
    else this.sectionProperty(name, xml)
  }

  private tableProperty(name: ElementName, xml: XmlReader): void {
    if (name.endsWith('Change')) xml.skip()
    else if (name === 'w:cellIns' || name === 'w:cellDel' || name === 'w:cellMerge') this.seen.cells++
    else this.tables.property(name, xml)
  }
}
