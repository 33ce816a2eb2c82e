using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>A report that was written elsewhere, as it was read, to be looked at before any of it is taken.</summary>
/// <param name="Pictures">Left out, as are the notes; rows of tables became lines.</param>
internal sealed record ReadDocument(IReadOnlyList<ReportPart> Parts, int Pictures, int Notes, int Tables);

/// <summary>Reads a DOCX document, or pasted text, into parts. It changes nothing.</summary>
internal sealed class ReadReport(DebriefQueries debriefs)
{
    /// <summary>Most bytes of a document.</summary>
    public const int MaxBytes = 10 << 20;

    /// <summary>Most characters of the whole report: those of six sections and a little more.</summary>
    public const int MaxText = 150_000;

    /// <summary>Most parts that are shown one by one.</summary>
    public const int MaxParts = 60;

    /// <param name="file">A document, or null where text was pasted.</param>
    public async Task<ReadDocument> Run(Actor by, DebrieferId id, byte[]? file, string pasted)
    {
        var writing = await debriefs.Find(by, id) ?? throw new NotVisible();
        Require.None(writing.Debrief.AgainstDrafting(by));
        Require.That(file is not null || !string.IsNullOrWhiteSpace(pasted), Refusal.Of("debriefs.no-document").At("file"));
        if (file is null) return new(Checked(ReportParts.Of(pasted), "text"), 0, 0, 0);
        Require.That(file.Length <= MaxBytes, DocumentRefusals.TooLarge(MaxBytes >> 20).At("file"));
        try
        {
            var document = WordDocument.Read(file);
            return new(Checked(ReportParts.Of(document.Lines), "file"), document.Pictures, document.Notes, document.Tables);
        }
        catch (Refused refused)
        {
            throw new Refused([.. refused.Refusals.Select(r => r.At("file"))]);
        }
    }

    private static IReadOnlyList<ReportPart> Checked(IReadOnlyList<ReportPart> parts, string field)
    {
        Require.That(parts.Count > 0, Refusal.Of("debriefs.document-empty").At(field));
        Require.That(parts.Count <= MaxParts, Refusal.Of("debriefs.document-parts", ("n", parts.Count), ("max", MaxParts)).At(field));
        var characters = parts.Sum(p => p.Text.Length);
        Require.That(characters <= MaxText, Refusal.Of("debriefs.document-long", ("n", characters), ("max", MaxText)).At(field));
        return parts;
    }
}
