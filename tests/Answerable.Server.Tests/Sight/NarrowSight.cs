namespace Answerable.Server.Tests.Sight;

/// <summary>Texts whose sight is another than that of the object on which they stand.</summary>
internal static class NarrowSight
{
    /// <summary>By column: who may read it, and why.</summary>
    public static readonly Dictionary<string, (Func<Reader, Planted, bool> May, string Why)> Of = new()
    {
        ["appraisals_published_sheet.named"] = (Published, "whose grade was published, to whom it was published"),
        ["ballots_opinion.text"] = ((r, w) => w.Owners.Any(o => r.Code == "chen" || r.Is(o.Id)),
            "the chair and whom it concerns, once every count stands: see Owners"),
        ["debriefs_debrief.draft"] = ((r, w) => w.Owners.Any(o => r.Is(o.Id) || r.DraftsFor(o.Id)),
            "what is still being written is its holder's and the clerk's"),
        ["debriefs_version.content"] = (Version, "officers who neither chair nor vet read what was accepted"),
        ["debriefs_version.reasons"] = (Version, "why a version was returned goes with it"),
        ["organisation_upload.units_name"] = ((r, _) => r.Code == "sysadmin", "an import that waits is its uploader's"),
        ["organisation_upload.posts_name"] = ((r, _) => r.Code == "sysadmin", "the same"),
        ["rectifications_plan_sketch.json"] = ((r, _) => r.Code is "anna" or "carl",
            "a plan that is still being written is its owner's and the clerk's"),
        ["reminders_mailbox.address"] = ((r, _) => r.Code == "anna", "where somebody wants their mails is theirs alone"),
        ["rounds_round.period"] = (Published, "of which period grades were published"),
        ["rounds_round.policy"] = (Published, "how a published grade is called"),
        ["rounds_round.title"] = (Published, "in which round grades were published"),
        ["rounds_day_teller.name"] = ((r, _) => r.Code is "chen" or "olga", "who gives codes to tellers for a day, who appoints officers"),
    };

    /// <summary>Texts that no answer to a GET shows, and why they are kept.</summary>
    public static readonly Dictionary<string, string> NeverShown = new()
    {
        ["ledger_body.json"] = "a line's body may be erased, so no page needs it; an import says what it brought in codes and numbers",
        ["organisation_upload.preview"] = "what a preview showed is read while its mark stands; this house has another",
        ["organisation_upload.preview_of"] = "the mark for which a preview counts is compared and shown nowhere",
        ["rectifications_result.reason"] = "why a result was stated again is kept for whoever audits the ledger",
        ["reviews_comment.author_name"] = "of a guest without an account; the house has none",
    };

    private static bool Published(Reader reader, Planted word) =>
        word.Owners.Any(o => reader.Sees(o) || reader.IsPublishedTo(o.Id));

    private static bool Version(Reader reader, Planted word) =>
        word.Owners.Any(o => o.Kind == "debriefer") ? word.Owners.Any(reader.Sees)
            : word.Owners.Any(reader.Sees) && reader.Code is not ("ivan" or "tess" or "tom");
}
