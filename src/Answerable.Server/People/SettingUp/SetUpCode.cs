namespace Answerable.Server.People;

/// <summary>The code of the set-up link: made at start on an empty database, printed once, kept in memory only.</summary>
internal sealed class SetUpCode
{
    public string Value { get; } = Secrets.Make();
}
