using System.Diagnostics;
using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Ballots;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rights;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Sight;

/// <summary>
/// A house in which every kind of object is there: a round that was decided and told to nobody, one in which an official is decided on,
/// one whose grades are published, one in session, one that collects reports, a draft, and all that hangs on them.
/// </summary>
public sealed class CrowdedHouse : IAsyncLifetime
{
    internal House House { get; } = new();
    internal TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        var watch = Stopwatch.StartNew();
        foreach (var (name, value) in Reminders.MailHouse.Settings(9)) House.Settings[name] = value;
        await House.InitializeAsync();
        await Fill(House);
        Took = watch.Elapsed;
    }

    public Task DisposeAsync() => House.DisposeAsync();

    private static async Task Fill(House house)
    {
        await Arrangement.Make(house, Rights.Stage.Decided);
        await Renamed(house);
        await Reporting(house);
        await InSession(house);
        await WithOfficial(house);
        await Published(house);
        await Arrange.Draft(house);
        await Sketched(house);
        foreach (var sql in Rare) await house.Read(db => db.Database.ExecuteSqlRawAsync(sql));
        await house.Scope(s => s.GetRequiredService<FoldLines>().Run(Actor.System(SystemVerbs.FoldLines)));
    }

    /// <summary>What only time brings: an answer to last round's finding, a count that was ordered again.</summary>
    private static readonly string[] Rare =
    [
        """
        INSERT INTO appraisals_recusal (decision_id, post_id, reason) SELECT min(d.id),
            (SELECT id FROM organisation_post WHERE code = 'Y-deputy'), 'A relative' FROM appraisals_decision d
        """,
        """
        INSERT INTO rectifications_result (id, finding_id, round_id, result, sentence, reason, at)
        SELECT '019B8BAB-0680-7C63-8000-000000000001', f.id, r.id, 'Done', 'It is done.', 'The paper says so', f.raised_at
        FROM rectifications_finding f, rounds_round r WHERE r.state = 'InSession' LIMIT 1
        """,
        "UPDATE appraisals_component SET return_reason = 'Another sum', returned_at = entered_at, correction_reason = 'Added wrong' "
            + "WHERE id = (SELECT min(id) FROM appraisals_component)",
        """
        UPDATE debriefs_version SET reopen_reason = 'Read once more', reopened_at = vetted_at
        WHERE id = (SELECT min(id) FROM debriefs_version WHERE outcome = 'Accepted')
        """,
        """
        INSERT INTO difficulties_turn (id, difficulty_id, number, kind, text, asked_post_id, at)
        SELECT '019B8BAB-0680-7C63-8000-000000000003', id, 1, 'PassedOn', 'Theirs to say', asked_post_id, asked_at
        FROM difficulties_difficulty
        """,
        """
        UPDATE duties_objection SET state = 'Upheld', answer = 'So it is', rewording = 'Hold two meetings', ended_at = at,
            ended_by_person_id = by_person_id
        """,
        "UPDATE handovers_handover SET reason = 'Gone abroad'",
        .. Plans.ArrangedPlan.Rare, .. Requests.ArrangedRequest.Rare, .. Reminders.ArrangedReminders.Rare,
        """
        INSERT INTO recordings_recording (id, post_id, unit_id, unit_path, signer_id, signed_on, reference, note, clerk_id, clerk_post_id,
            sign_in, begun_at, finished_at, objection, objection_text, objected_at, answerer_post_id, answer, answered_at, version)
        SELECT '019B8BAB-0680-7C63-8000-000000000011', post_id, unit_id, unit_path, asked_by_person_id, '2026-01-05', 'Paper 7',
            'Kept in box four', asked_by_person_id, asked_post_id, 'none', asked_at, asked_at, 'Rejected', 'Signed nothing', asked_at,
            asked_post_id, 'It is yours', asked_at, 1 FROM difficulties_difficulty ORDER BY id LIMIT 1
        """,
        """
        INSERT INTO handovers_item (id, handover_id, number, kind, source_id, object_kind, object_id, code, title, added_at, is_late,
            sentence, is_ticked, reservation)
        SELECT '019B8BAB-0680-7C63-8000-000000000009', id, 1, 'Obligation', id, 'handover', id, 'handover.sign', 'A thing', opened_at, 0,
            'Half is done', 0, 'Not as it was said'
        FROM handovers_handover
        """,
        "UPDATE duties_report SET reason = 'No case', accepted = 0, judged_at = at",
        """
        UPDATE rectifications_finding SET corrected_text = 'Two stand idle', correction_reason = 'Counted wrong', corrected_at = raised_at
        WHERE id = (SELECT min(id) FROM rectifications_finding)
        """,
        "UPDATE rectifications_finding SET goal = 'Halls open', leader = 'Lena Leader', found_on = '2025-03-01', source = 'Past'",
        """
        UPDATE rectifications_finding SET withdrawal_reason = 'Not so', withdrawn_at = raised_at
        WHERE id = (SELECT max(id) FROM rectifications_finding)
        """,
        """
        UPDATE reviews_comment SET withdrawal_reason = 'Not so', withdrawn_at = at, correction_reason = 'Said otherwise'
        WHERE id = (SELECT max(id) FROM reviews_comment)
        """,
        """
        UPDATE organisation_upload SET posts_name = 'posts.csv',
            posts = CAST('unit_code,post_code,post' || char(10) || 'Y,Y-more,One more' || char(10) AS BLOB)
        """,
        """
        INSERT INTO ballots_opinion (id, debriefer_id, round_id, group_id, text)
        SELECT '5F8B8BAB-0680-4C63-8000-000000000002', c.debriefer_id, c.round_id, c.group_id, 'Is never there.' FROM ballots_count c
        WHERE c.round_id = (SELECT id FROM rounds_round WHERE state = 'Deciding' ORDER BY id LIMIT 1) LIMIT 1
        """,
        """
        INSERT INTO rounds_day_teller (id, round_id, post_id, person_id, name, secret_hash, "on", given_at)
        SELECT '019B8BAB-0680-7C63-8000-000000000003', r.id, o.post_id, (SELECT min(id) FROM people_person), 'Della Day', 'none',
            '2026-01-05', r.opened_at
        FROM rounds_round r JOIN rounds_officer o ON o.round_id = r.id AND o.role = 'Teller' WHERE r.state = 'InSession' LIMIT 1
        """,
    ];

    private static async Task Renamed(House house)
    {
        var (system, unit) = (await house.Actor("sysadmin"), await house.UnitId("YB"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Scope(s => s.GetRequiredService<RenameUnit>().Run(system, unit, "Birch District"));
    }

    /// <summary>One report was returned and then accepted, one waits for its vetter, one is returned.</summary>
    private static async Task Reporting(House house)
    {
        var round = await Arrange.Open(house, "party-60-40", null, 30);
        await Reports.File(house, "anna", round.Alder);
        await Reports.Return(house, round.Alder);
        await Reports.File(house, "anna", round.Alder);
        await Reports.Accept(house, round.Alder);
        await Reports.File(house, "boris", round.Birch);
        await Reports.File(house, "emil", round.Education);
        await Reports.Return(house, round.Education);
    }

    /// <summary>One teller has submitted, opinions are typed in, and a group that had been counted is counted again.</summary>
    private static async Task InSession(House house)
    {
        var round = await Counting.Begun(house);
        await Counting.Count(house, round, "B", new(12, 12, 0), Counting.Times(12, "112"));
        await Counting.Act<OrderRecount>(house, "olga", round, "B", (a, by, id, _) => a.Run(by, id, "Two papers were found."));
        await Counting.Enter(house, "tess", round, "A", new(8, 8, 0), Counting.Times(8, "112"));
        await Counting.Submit(house, "tess", round, "A");
        foreach (var about in new[] { round.Alder, round.Birch })
            await Counting.Act<EnterOpinion>(house, "tess", round, "A", (a, by, id, _) => a.Run(by, id, about, "Comes to see it."));
    }

    /// <summary>Graded are Birch, who was told, and two who were not: Alder, and Olga, who records the decisions herself.</summary>
    private static async Task WithOfficial(House house)
    {
        var round = await Appraising.Deciding(house);
        foreach (var id in round.Debriefers.Values)
        {
            await Appraising.Score(house, id, 9000, 9000);
            await Appraising.Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
        }
        await Appraising.FeedBack(house, round.Birch);
        await house.Read(db => db.Database.ExecuteSqlAsync($"""
            UPDATE rounds_debriefer SET (post_id, unit_id, unit_path) =
                (SELECT id, unit_id, unit_path FROM organisation_post WHERE code = 'YO-organiser') WHERE id = {round.Education.Value}
            """));
    }

    /// <summary>Everybody was told, and the grades are published to all below the round's unit.</summary>
    private static async Task Published(House house)
    {
        var round = await Appraising.Deciding(house);
        foreach (var id in round.Debriefers.Values)
        {
            await Appraising.Score(house, id, 8000, 8000);
            await Appraising.Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
            await Appraising.FeedBack(house, id);
        }
        await Appraising.Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
    }

    private static async Task Sketched(House house)
    {
        var (anna, id) = (await house.Actor("anna"), await house.Finding(title: "The well is dry"));
        var fields = new PlanFields("StagedFix", "Water for all.", "2026-03-01", [new("Dig a new well", "", "")]);
        await house.Scope(s => s.GetRequiredService<SketchPlan>().Run(anna, id, fields, 0));
    }
}
