import { obstaclesToUpload } from '../documents/editing.ts'
import type { Secrecy, Stage } from '../documents/model.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'

/** Why a file of a batch cannot become the official text of a document; empty means it can. */
export function obstaclesToAttach(
  actor: Pick<Actor, 'roles' | 'organId'>,
  document: { readonly stage: Stage; readonly secrecy: Secrecy },
  hasText: boolean,
): readonly Obstacle[] {
  return [
    ...obstacles([
      [
        document.stage !== 'published',
        'not_published',
        '这件文件还没有公布，正式文本请在文件页面上传，以便与审核过的文本比对。',
      ],
      [
        document.secrecy === 'secret' && !may(actor, 'secret.read'),
        'secret',
        '涉密文件请由有权限的人员在文件页面上传。',
      ],
    ]),
    ...(document.stage === 'published' ? obstaclesToUpload('published', 'official', hasText) : []),
  ]
}
