using System.Data.Common;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Sight;

/// <summary>A word that stands in one place of the database only.</summary>
/// <param name="Owners">On whose pages it may stand.</param>
internal sealed record Planted(string Word, TextColumn Column, Guid Row, IReadOnlyList<ObjectRef> Owners)
{
    public override string ToString() => $"{Column} of {string.Join(" or ", Owners.Take(2).Select(o => $"{o.Kind} {o.Id}"))}";
}

/// <summary>Puts a word of its own before every text of every row, and where nothing is written puts it there.</summary>
internal sealed partial class Planting(Db db)
{
    private readonly List<Planted> planted = [];

    /// <summary>What every planted word begins with.</summary>
    public const string Stem = "Zq";

    /// <summary>Written with another column, without which a page breaks: planted where they are, and the crowded house has each.</summary>
    private static readonly HashSet<string> Paired =
    [
        "appraisals_component.return_reason", "appraisals_component.correction_reason", "debriefs_version.reasons",
        "debriefs_version.reopen_reason", "duties_report.reason", "rectifications_finding.corrected_text",
        "rectifications_finding.correction_reason", "rectifications_finding.withdrawal_reason", "rectifications_result.reason",
        "reviews_comment.correction_reason", "reviews_comment.withdrawal_reason", "organisation_upload.posts_name",
    ];

    public static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(m => m.Value);

    /// <summary>The columns of which no row was there are among the faults.</summary>
    public async Task<(IReadOnlyList<Planted> Words, IReadOnlyList<string> Faults)> All()
    {
        var faults = new List<string>();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON");
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var column in TextColumns.Of(db))
        {
            if (!Owners.Knows(column.Table))
            {
                faults.Add($"{column} is text of a table of which {nameof(Owners)} does not say whose it is.");
                continue;
            }
            var (owners, before) = (await Owners.Of(connection, column), planted.Count);
            foreach (var row in await Rows(connection, column)) await Plant(connection, column, row, owners);
            if (planted.Count == before) faults.Add($"{column}: no row of the crowded house has it.");
        }
        await transaction.CommitAsync();
        return (planted, faults);
    }

    private async Task Plant(DbConnection connection, TextColumn column, (object[] Keys, string? Text) row,
        ILookup<Guid, ObjectRef> owners)
    {
        if (row.Text is null && Paired.Contains(column.ToString())) return;
        var id = Guid.Parse((string)row.Keys[0]);
        var text = column.IsJson ? InDocument(row.Text, column, id, owners) : $"{Next(column, id, owners)} {row.Text}".TrimEnd();
        if (text is null) return;
        await using var command = connection.CreateCommand();
        var where = column.Keys.Select((k, i) => $"\"{k}\" = @k{i}");
        command.CommandText = $"UPDATE \"{column.Table}\" SET \"{column.Name}\" = @text WHERE {string.Join(" AND ", where)}";
        Add(command, "@text", text);
        for (var i = 0; i < row.Keys.Length; i++) Add(command, $"@k{i}", row.Keys[i]);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private string? InDocument(string? json, TextColumn column, Guid row, ILookup<Guid, ObjectRef> owners)
    {
        if (json is null || JsonNode.Parse(json) is not { } root) return null;
        var before = planted.Count;
        Within(root);
        return planted.Count == before ? null : root.ToJsonString();

        void Within(JsonNode? node)
        {
            switch (node)
            {
                case JsonObject all: foreach (var (name, value) in all.ToList()) Put(value, v => all[name] = v); break;
                case JsonArray all: for (var i = 0; i < all.Count; i++) { var at = i; Put(all[i], v => all[at] = v); } break;
                default: break;
            }
        }

        void Put(JsonNode? value, Action<JsonNode> set)
        {
            // A code, a date or an identifier has no space and nothing beyond ASCII; words of a sentence do.
            if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text))
            {
                if (text.Any(c => c is ' ' or > '\u007f')) set($"{Next(column, row, owners)} {text}");
            }
            else Within(value);
        }
    }

    private string Next(TextColumn column, Guid row, ILookup<Guid, ObjectRef> owners)
    {
        var word = $"{Stem}{planted.Count:d5}q";
        planted.Add(new(word, column, row, [.. owners[row].Distinct()]));
        return word;
    }

    private static async Task<List<(object[] Keys, string? Text)>> Rows(DbConnection connection, TextColumn column)
    {
        await using var command = connection.CreateCommand();
        var columns = column.Keys.Append(column.Name).Select(c => $"\"{c}\"");
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM \"{column.Table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(object[] Keys, string? Text)>();
        while (await reader.ReadAsync())
        {
            var values = new object[column.Keys.Count + 1];
            reader.GetValues(values);
            rows.Add((values[..^1], values[^1] as string));
        }
        return rows;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    [GeneratedRegex(Stem + "[0-9]{5}q", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
