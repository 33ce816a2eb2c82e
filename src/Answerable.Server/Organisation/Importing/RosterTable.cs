using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using CsvHelper;

namespace Answerable.Server.Organisation.Importing;

/// <summary>Reads the rows of a file by the names of its columns, in whatever order they stand.</summary>
internal sealed class RosterTable : IDisposable
{
    private static readonly CsvReaderOptions Options = CsvText.Options with { MaxRecordSize = RosterFile.MaxRow };

    private readonly CsvReader csv;
    private readonly int[] columns;
    private readonly IReadOnlyList<int>? rows;

    /// <param name="needed">Columns that must be there.</param>
    /// <param name="optional">Columns that may be missing, and are read as empty then.</param>
    public RosterTable(RosterFile file, string[] needed, string[] optional)
    {
        rows = file.Rows;
        csv = CsvReader.Create(file.Text, Options);
        try
        {
            var headers = (csv.Headers ?? []).Select((string h) => Headings.Read(h, [.. needed, .. optional])).ToList();
            Require.None(needed.Where(n => !headers.Contains(n)).Select(n => RosterRefusals.NoColumn(n)));
            columns = [.. needed.Concat(optional).Select(c => headers.IndexOf(c))];
        }
        catch (CsvFormatException)
        {
            throw new Refused(RosterRefusals.NotCsv(1));
        }
    }

    /// <summary>The row as an editor numbers it, the header being the first.</summary>
    public int Row => rows is null ? (int)csv.LineNumber : rows[(int)csv.LineNumber - 1];

    /// <summary>Whether the column is in the file; numbered as given, the optional ones after the needed ones.</summary>
    public bool HasColumn(int column) => columns[column] >= 0;

    public bool Read()
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new Refused(RosterRefusals.NotCsv(e.LineNumber > 0 ? e.LineNumber : e.RecordNumber + 1));
        }
    }

    public string Field(int column) =>
        columns[column] is var index && index >= 0 && index < csv.FieldCount ? csv.GetString(index).Trim() : "";

    /// <summary>The field, or the given text when it is the same: repeated texts are kept once.</summary>
    public string Field(int column, string likely) => Field(column) is var text && text == likely ? likely : text;

    public void Dispose() => csv.Dispose();
}
