using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Answerable.Server.Tests.Sight;

/// <summary>A column in which somebody's words stand.</summary>
/// <param name="Keys">Columns that find a row.</param>
/// <param name="IsJson">Whether the words are leaves of a document.</param>
internal sealed record TextColumn(string Table, string Name, IReadOnlyList<string> Keys, bool IsJson)
{
    public override string ToString() => $"{Table}.{Name}";
}

/// <summary>The columns of the model that hold text, less those that hold codes: a new column is text until it is named here.</summary>
internal static class TextColumns
{
    /// <summary>What the product compares, and nobody reads as words; a name alone counts in every table.</summary>
    private static readonly HashSet<string> Codes =
    [
        // codes of policies, posts, units and people, by which files and addresses name them
        "code", "strand_code", "component_code", "policy_code", "post_kind",
        "level", "organisation_post.kind", "organisation_settings.vocabulary", "organisation_settings.words", "past_key",
        "organisation_settings.zone",
        // kinds of obligations and lines
        "obligations_obligation.kind", "obligations_tally_delta.kind", "object_kind", "ledger_line.act", "ledger_line.verb",
        // by which contents are found
        "files_file.sha256",
        // codes of areas
        "duties_take_up_kept.strands",
        // codes of refusals
        "requests_ease.why",
        // numbers: ChangedNumbersTests look for these
        "grade_code", "computed_grade_code", "grades", "ballots_entry.columns",
        // no page reads these at all; a secret is not kept, only its hash
        "people_account.concurrency_stamp", "people_account.email", "people_account.normalized_email",
        "people_account.normalized_user_name", "people_account.password_hash", "people_account.phone_number",
        "people_account.security_stamp", "people_account.user_name", "people_account_claim.claim_type",
        "people_account_claim.claim_value", "people_account_login.provider_display_name", "people_account_token.value",
        "people_invitation.secret_hash", "recordings_recording.sign_in", "desk_unit_book.hash", "rounds_day_teller.secret_hash",
        "reminders_mailbox.secret_hash", "reminders_feed.secret_hash", "reminders_mailbox.language", "reminders_feed.language",
        "storage_protection_key.name", "storage_protection_key.xml",
    ];

    /// <summary>Places in the tree, as the rooms declare them.</summary>
    private static readonly HashSet<(Type, string)> Paths =
        [.. Rooms.All.SelectMany(r => r.PathColumns).Select(c => (c.Entity, c.Property))];

    private static readonly string[] Documents =
    [
        "appraisals_published_sheet.body", "appraisals_published_sheet.named", "ledger_body.json", "rectifications_plan_sketch.json",
    ];

    public static IReadOnlyList<TextColumn> Of(Db db) =>
    [
        .. from entity in db.Model.GetEntityTypes()
           let table = entity.GetTableName()
           where table is not null
           let keys = (entity.FindPrimaryKey()?.Properties ?? []).Select(p => p.GetColumnName()).ToList()
           from property in entity.GetFlattenedProperties()
           let name = property.GetColumnName()
           where IsText(property) && !property.IsKey() && !Paths.Contains((entity.ClrType, property.Name))
               && !Codes.Contains(name) && !Codes.Contains($"{table}.{name}")
           orderby table, name
           select new TextColumn(table, name, keys, property.ClrType != typeof(string) || Documents.Contains($"{table}.{name}")),
    ];

    private static bool IsText(IProperty property) =>
        (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string)
        && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;
}
