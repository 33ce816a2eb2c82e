using System.Text.Json;
using System.Text.Json.Serialization;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary>How a value is written in a backup, whichever database it came from.</summary>
internal enum ColumnKind
{
    /// <summary>32 hexadecimal digits with hyphens, lower case.</summary>
    Uuid,
    Text,
    /// <summary>A whole number of at most 64 bits.</summary>
    Whole,
    Flag,
    /// <summary>ISO 8601 in UTC.</summary>
    Instant,
    /// <summary>ISO 8601, a day without a zone.</summary>
    Date,
    /// <summary>Base64.</summary>
    Bytes,
    /// <summary>A list of whole numbers.</summary>
    Wholes,
}

internal sealed record BackupColumn(string Name, ColumnKind Kind);

/// <summary>One table of a backup: a stream of rows, each a JSON array of its columns' values on a line of its own.</summary>
/// <param name="Sha256">Of the stream before it was packed, in hexadecimal digits.</param>
internal sealed record BackupTable(string Name, IReadOnlyList<BackupColumn> Columns, long Rows, string Sha256)
{
    /// <summary>Name of the stream within the backup.</summary>
    [JsonIgnore]
    public string Entry => $"tables/{Name}.jsonl";
}

/// <summary>The content of a file in a backup.</summary>
/// <param name="Sha256">Of its bytes; it is checked against them.</param>
/// <param name="Size">In bytes.</param>
internal sealed record BackupContent(string Sha256, long Size)
{
    /// <summary>Its name in the backup.</summary>
    [JsonIgnore]
    public string Entry => $"files/{Sha256}";
}

/// <summary>What a backup says about itself; the last entry of the ZIP file that it is.</summary>
/// <param name="Format">Number of the format: 1 had no contents of files; a later one is refused.</param>
/// <param name="From">The database it was read from. It can be put back into either.</param>
/// <param name="Schema">Number of the last schema script that the database had seen.</param>
internal sealed record BackupManifest(int Format, string Product, DateTimeOffset MadeAt, Provider From, int Schema,
    IReadOnlyList<BackupTable> Tables)
{
    public const int CurrentFormat = 2;

    /// <summary>Contents of files, each an entry of the backup under its SHA-256.</summary>
    public IReadOnlyList<BackupContent> Contents { get; init; } = [];

    /// <summary>SHA-256 of contents that were missing or damaged when it was made, and so are not in it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public const string Entry = "manifest.json";

    /// <summary>How a manifest is written, for people to read too.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
