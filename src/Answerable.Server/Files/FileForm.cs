using Answerable.Domain.Files;
using Answerable.Server.Shell;

namespace Answerable.Server.Files;

/// <summary>The form by which a file comes, of the page and of the API alike.</summary>
internal static class FileForm
{
    /// <summary>The field that holds the file.</summary>
    public const string File = "file";

    /// <summary>Bytes of a request: the largest file that any policy admits, and what stands around it.</summary>
    public const int Largest = (FileLimits.MostMegabytes + 1) << 20;

    /// <summary>What is said of the file.</summary>
    /// <exception cref="Domain.Refused">A day or an identifier cannot be read.</exception>
    public static FileDraft Read(Form form)
    {
        var draft = new FileDraft(form.File(File)?.FileName, form.OptionalDate("standsFor"), form.Text("note"),
            form.OptionalId("replaces"));
        form.Check();
        return draft;
    }
}
