namespace Answerable.Domain.Files;

public readonly record struct FileId(Guid Value) : IId<FileId>
{
    public static FileId Of(Guid value) => new(value);

    public static bool operator <(FileId a, FileId b) => a.Value < b.Value;

    public static bool operator >(FileId a, FileId b) => a.Value > b.Value;
}

/// <summary>How large files may be, of which kinds and how many, by what an organisation chose.</summary>
/// <param name="Megabytes">Largest size of one, in 2²⁰ bytes.</param>
/// <param name="Groups">Kinds that are admitted.</param>
/// <param name="PerObject">Most on one object, versions included.</param>
public sealed record FileLimits(int Megabytes, IReadOnlyList<FileGroup> Groups, int PerObject)
{
    /// <summary>Bounds of what an organisation may choose.</summary>
    public const int MostMegabytes = 100, MostPerObject = 200;

    /// <summary>Where no policy says otherwise. The numbers are the product's own; no source was found.</summary>
    public static readonly FileLimits Ours =
        new(20, [FileGroup.Photo, FileGroup.Document, FileGroup.Office, FileGroup.Text], 30);
}

/// <summary>What a content turned out to be, once it was looked at.</summary>
/// <param name="Sha256">Of the bytes that are kept, in lower case.</param>
/// <param name="IsCleaned">Place, device and the like were taken off, so the bytes are others than those sent.</param>
/// <param name="IsScanned">The operator's command found nothing in it.</param>
public sealed record FileContent(FileType Type, long Size, string Sha256, bool IsCleaned, bool IsScanned);

/// <summary>What is said of a file when it is attached.</summary>
/// <param name="Name">As its sender called it, without a path.</param>
/// <param name="StandsFor">The day for which it stands; null for today. The time of its arrival is fixed beside it.</param>
/// <param name="Note">What it shows, or null.</param>
/// <param name="Replaces">The version whose place it takes, which stays readable; null for a file of its own.</param>
public sealed record FileDraft(string? Name, DateOnly? StandsFor = null, string? Note = null, Guid? Replaces = null);

/// <summary>
/// A file as evidence of one object: never changed and never taken away. Another version takes its place and both stay; its content is
/// known by its SHA-256, which stands in the line of the ledger.
/// </summary>
public sealed class AttachedFile : Aggregate
{
    private AttachedFile() { }

    /// <summary>Longest texts in UTF-16 code units.</summary>
    public const int MaxName = 150, MaxNote = 300;

    private const int LongestEnding = 5;

    /// <summary>Hexadecimal digits of a SHA-256.</summary>
    public const int HashLength = 64;

    public FileId Id { get; private set; }

    /// <summary>What it is evidence of.</summary>
    public string ObjectKind { get; private set; } = "";

    public Guid ObjectId { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>The post in which it was attached.</summary>
    public PostId PostId { get; private set; }

    public string Name { get; private set; } = "";

    public FileType Type { get; private set; }

    /// <summary>In bytes.</summary>
    public long Size { get; private set; }

    public string Sha256 { get; private set; } = "";

    public bool IsCleaned { get; private set; }

    public bool IsScanned { get; private set; }

    /// <summary>As its sender says; it moves no date.</summary>
    public DateOnly StandsFor { get; private set; }

    /// <summary>When it came, by the server's clock.</summary>
    public DateTimeOffset ArrivedAt { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The version whose place it took.</summary>
    public FileId? ReplacesId { get; private set; }

    public override ObjectRef Ref => new("file", Id.Value);

    /// <summary>What it is evidence of.</summary>
    public ObjectRef About => new(ObjectKind, ObjectId);

    /// <summary>A post attaches a file to an object whose rule lets it.</summary>
    /// <param name="before">Files of the object, as they are now.</param>
    /// <param name="unit">The unit whose ledger says so.</param>
    public static AttachedFile Attach(Actor by, ObjectRef about, UnitId unit, FileDraft draft, FileContent content, FileLimits limits,
        IReadOnlyList<AttachedFile> before, Calendar calendar, DateTimeOffset now)
    {
        Require.That(by is { Person: not null, Post: not null }, FileRefusals.NotTheirs);
        var refusals = new List<Refusal>();
        if (before.Count >= limits.PerObject) refusals.Add(FileRefusals.TooMany(limits.PerObject));
        var name = NameOf(draft.Name, content.Type, refusals);
        var note = TextRules.Optional(draft.Note, "note", MaxNote, refusals);
        var today = calendar.On(now);
        if (draft.StandsFor > today) refusals.Add(FileRefusals.NotYet(today));
        var replaced = draft.Replaces is { } id ? before.FirstOrDefault(f => f.Id.Value == id) : null;
        if (draft.Replaces is not null && (replaced is null || before.Any(f => f.ReplacesId == replaced.Id)))
            refusals.Add(FileRefusals.NotReplaceable);
        Require.None(refusals);
        var file = new AttachedFile
        {
            Id = new(Ids.New(now)), ObjectKind = about.Kind, ObjectId = about.Id, PersonId = by.Person!.Value, PostId = by.Post!.Value,
            Name = name, Type = content.Type, Size = content.Size, Sha256 = content.Sha256, IsCleaned = content.IsCleaned,
            IsScanned = content.IsScanned, StandsFor = draft.StandsFor ?? today, ArrivedAt = now, Note = note, ReplacesId = replaced?.Id,
        };
        file.Record(by, replaced is null ? "file.attached" : "file.replaced", now, new
        {
            name, size = content.Size, sha256 = content.Sha256, on = file.StandsFor, note, about = $"{about.Kind} {about.Id}",
            replaces = replaced?.Sha256,
        }, unit: unit);
        return file;
    }

    /// <summary>Faults of what a file is called, before its content is looked at.</summary>
    public static IEnumerable<Refusal> NameFaults(string? sent)
    {
        var name = sent?.Trim() ?? "";
        if (name.Length == 0) yield return FileRefusals.None;
        else if (name.IndexOfAny(['/', '\\']) >= 0 || name is "." or "..")
            yield return FileRefusals.NameHasPath(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        else if (TextRules.OddInName(name) is not null) yield return FileRefusals.NameOdd;
        else if (name.Length > MaxName) yield return FileRefusals.NameTooLong(MaxName);
    }

    private static string NameOf(string? sent, FileType type, List<Refusal> refusals)
    {
        var faults = NameFaults(sent).ToList();
        refusals.AddRange(faults);
        if (faults.Count > 0) return "";
        var name = sent!.Trim();
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
        if (type.Endings().Contains(ending)) return name;
        // What looks like an ending and is another is a mistake, or a trap; what is none, as a date at the end, is part of the name.
        if (ending.Length is > 0 and <= LongestEnding && ending.All(char.IsAsciiLetterOrDigit) && ending.Any(char.IsAsciiLetter))
            refusals.Add(FileRefusals.TypeDiffers(ending, type));
        else name = $"{name}.{type.Endings()[0]}";
        if (name.Length > MaxName) refusals.Add(FileRefusals.NameTooLong(MaxName));
        return name;
    }
}
