namespace Answerable.Server.Duties;

/// <summary>Days within which duties are acknowledged, judged and, when returned, reported again.</summary>
internal static class DutyDays
{
    public const int Acknowledge = 10, Judge = 3, Return = 3;
}
