namespace Answerable.Server.Organisation;

/// <summary>What set-up named: one row.</summary>
internal sealed class OrganisationSettings
{
    public int Id { get; set; } = 1;

    public Answerable.Domain.UnitId RootUnitId { get; set; }

    /// <summary>IANA name of the organisation's time zone.</summary>
    public string Zone { get; set; } = "";

    /// <summary>Code of the vocabulary that was chosen at set-up, which also says into which areas duties fall.</summary>
    public string Vocabulary { get; set; } = "";

    /// <summary>The organisation's own file of words as it was adopted; null where the vocabulary's words count.</summary>
    public string? Words { get; set; }

    /// <summary>True for the demo world, whose sign-in links may be used again.</summary>
    public bool IsDemo { get; set; }

    public DateTimeOffset SetUpAt { get; set; }
}
