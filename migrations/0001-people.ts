import type { Kysely } from 'kysely'
import type { Columns } from './columns.ts'

export async function up(db: Kysely<unknown>, { text, id, bit }: Columns): Promise<void> {
  await db.schema
    .createTable('organ')
    .addColumn('organ_id', text, id)
    .addColumn('name', text, (c) => c.notNull().unique())
    .addColumn('short_name', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('code', text)
    .addColumn('parent_id', text, (c) => c.references('organ.organ_id'))
    .addColumn('congress_id', text, (c) => c.references('organ.organ_id'))
    .addColumn('calendar_id', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('dissolved_on', text)
    .addColumn('successor_id', text, (c) => c.references('organ.organ_id'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
  await db.schema.createIndex('organ_by_parent').on('organ').columns(['parent_id', 'position']).execute()

  await db.schema
    .createTable('unit')
    .addColumn('unit_id', text, id)
    .addColumn('organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('name', text, (c) => c.notNull())
    .addUniqueConstraint('unit_name_in_organ', ['organ_id', 'name'])
    .execute()

  await db.schema
    .createTable('account')
    .addColumn('user_id', text, id)
    .addColumn('username', text, (c) => c.notNull())
    .addColumn('username_key', text, (c) => c.notNull().unique())
    .addColumn('display_name', text, (c) => c.notNull())
    .addColumn('organ_id', text, (c) => c.notNull().references('organ.organ_id'))
    .addColumn('unit_id', text, (c) => c.references('unit.unit_id'))
    .addColumn('email', text)
    .addColumn('password_hash', text, (c) => c.notNull())
    .addColumn('must_change_password', 'integer', bit)
    .addColumn('is_disabled', 'integer', bit)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()

  await db.schema
    .createTable('account_role')
    .addColumn('user_id', text, (c) => c.notNull().references('account.user_id'))
    .addColumn('role', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('account_role_key', ['user_id', 'role'])
    .execute()

  await db.schema
    .createTable('session')
    .addColumn('session_id', text, id)
    .addColumn('user_id', text, (c) => c.notNull().references('account.user_id'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('last_seen_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('user_agent', text)
    .execute()
  await db.schema.createIndex('session_by_user').on('session').column('user_id').execute()

  await db.schema
    .createTable('sign_in_guard')
    .addColumn('username_key', text, id)
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('locked_until', text)
    .addColumn('last_failed_at', text, (c) => c.notNull())
    .execute()
}
