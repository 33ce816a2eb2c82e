namespace Answerable.Server.Tests.Reminders;

/// <summary>Rows for a house in which everything is there: Anna wants mails and has a calendar, and everybody was reminded of
/// what they owe.</summary>
internal static class ArrangedReminders
{
    /// <summary>The secret of Anna's calendar.</summary>
    public const string Secret = "a-secret-that-is-anna-s";

    public static readonly string[] Rare =
    [
        """
        INSERT INTO reminders_mailbox (person_id, address, language, confirmed_at, asked_at, stop_key)
        SELECT id, 'anna@alder.test', 'en', '2026-01-05 01:00:00', '2026-01-05 01:00:00', '019B8BAB-0680-7C63-8000-000000000021'
        FROM people_person WHERE code = 'anna'
        """,
        $"""
        INSERT INTO reminders_feed (person_id, secret_hash, language, made_at)
        SELECT id, '{Answerable.Server.Reminders.LinkSecret.Hash(Secret)}', 'en', '2026-01-05 01:00:00'
        FROM people_person WHERE code = 'anna'
        """,
        """
        INSERT INTO reminders_reminder (id, obligation_id, post_id, step, due_on, day, at)
        SELECT id, id, owner_id, 3, due_on, '2026-01-05', '2026-01-05 01:00:00' FROM obligations_obligation
        """,
        // Of what lies below, a head is told without seeing more than before.
        """
        INSERT INTO reminders_reminder (id, obligation_id, post_id, step, due_on, day, at)
        SELECT CASE p.code WHEN 'YB-head' THEN '019C' WHEN 'YO-teller' THEN '019D' ELSE '019E' END || substr(o.id, 5), o.id,
            p.id, -1, o.due_on, '2026-01-05', '2026-01-05 01:00:00'
        FROM obligations_obligation o CROSS JOIN organisation_post p WHERE p.code IN ('YB-head', 'YO-teller', 'YA-clerk')
        """,
    ];
}
