namespace Answerable.Domain.Files;

/// <summary>What a policy admits: kinds of file as people speak of them.</summary>
public enum FileGroup
{
    /// <summary>Pictures, which are kept without place and device.</summary>
    Photo,
    /// <summary>Documents that are shown as they were made: PDF, and OFD of GB/T 33190-2016.</summary>
    Document,
    /// <summary>Texts, sheets and slides of today's office programs, without macros.</summary>
    Office,
    /// <summary>The formats of office programs before 2007, which may hold macros that nobody sees.</summary>
    OldOffice,
    /// <summary>Plain text and CSV.</summary>
    Text,
}

/// <summary>What a file is by its content; what its name or its sender calls it counts only as far as it agrees.</summary>
public enum FileType { Jpeg, Png, WebP, Pdf, Ofd, Docx, Xlsx, Pptx, Odt, Ods, OldOffice, Text }

/// <summary>What belongs to a type.</summary>
public static class FileTypes
{
    /// <summary>The group by which a policy admits it.</summary>
    public static FileGroup Group(this FileType type) => type switch
    {
        FileType.Jpeg or FileType.Png or FileType.WebP => FileGroup.Photo,
        FileType.Pdf or FileType.Ofd => FileGroup.Document,
        FileType.Docx or FileType.Xlsx or FileType.Pptx or FileType.Odt or FileType.Ods => FileGroup.Office,
        FileType.OldOffice => FileGroup.OldOffice,
        FileType.Text => FileGroup.Text,
    };

    /// <summary>How its name may end, in lower case without the dot; the first is added where a name has no ending.</summary>
    public static IReadOnlyList<string> Endings(this FileType type) => type switch
    {
        FileType.Jpeg => ["jpg", "jpeg", "jfif"],
        FileType.Png => ["png"],
        FileType.WebP => ["webp"],
        FileType.Pdf => ["pdf"],
        FileType.Ofd => ["ofd"],
        FileType.Docx => ["docx"],
        FileType.Xlsx => ["xlsx"],
        FileType.Pptx => ["pptx"],
        FileType.Odt => ["odt"],
        FileType.Ods => ["ods"],
        FileType.OldOffice => ["doc", "xls", "ppt", "wps", "et", "dps"],
        FileType.Text => ["txt", "csv"],
    };

    /// <summary>What people call it in any language: its usual ending.</summary>
    public static string Label(this FileType type) => type.Endings()[0].ToUpperInvariant();

    /// <summary>As what it is sent, by the registry of media types; never as something that a browser shows or runs by itself.</summary>
    public static string Media(this FileType type) => type switch
    {
        FileType.Jpeg => "image/jpeg",
        FileType.Png => "image/png",
        FileType.WebP => "image/webp",
        FileType.Pdf => "application/pdf",
        FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        FileType.Odt => "application/vnd.oasis.opendocument.text",
        FileType.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        FileType.Text => "text/plain",
        FileType.Ofd or FileType.OldOffice => "application/octet-stream",
    };
}
