using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>The rows of an import as a form sends them: a file, or the text of the field beside it, which a preview filled in.</summary>
internal static class SentRows
{
    /// <param name="most">Largest file in bytes.</param>
    /// <param name="decode">Makes text of the file.</param>
    /// <param name="tooLarge">Says so, given the most in KB; that of <see cref="LayoutTable"/> when null.</param>
    /// <exception cref="Refused">Neither was sent, or the file is too large or no text.</exception>
    public static async Task<string> Of(Form form, int most, Func<byte[], string> decode, Func<int, Refusal>? tooLarge = null)
    {
        if (form.File("file") is not { FileName.Length: > 0 } file)
            return form.Has("rows") ? form.Text("rows") : throw new Refused(Refusal.Of("shell.no-file").At("file"));
        Require.That(file.Length <= most, () => (tooLarge ?? (kb => LayoutRefusals.TooLarge(kb)))(most / 1024));
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory);
        return decode(memory.ToArray());
    }
}
