namespace Answerable.Domain.Policies;

/// <summary>A section that a report may be asked for, beside the results of earlier findings, which are always asked for.</summary>
public enum ReportSection { Duties, OwnPart, Achievements, Problems, NextSteps }

/// <summary>Sections as forms and texts name them.</summary>
public static class ReportSections
{
    // No array: to the runtime an array of one enum is a list of any other, too.
    public static readonly IReadOnlyList<ReportSection> All = [.. Enum.GetValues<ReportSection>()];

    /// <summary>The field of the section.</summary>
    public static string Field(this ReportSection section) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(section.ToString());
}
