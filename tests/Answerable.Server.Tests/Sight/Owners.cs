using System.Data.Common;
using Answerable.Domain;

namespace Answerable.Server.Tests.Sight;

/// <summary>The objects on whose pages a row's words stand: who sees one of them may read the words.</summary>
internal static class Owners
{
    /// <summary>Readers of an accepted report read in it what was found last, and what became of it.</summary>
    private const string Reported = """
        UNION ALL SELECT f.id, 'debrief', d.id FROM rectifications_finding f JOIN rounds_debriefer d ON d.post_id = f.owner_post_id
        JOIN debriefs_version v ON v.debrief_id = d.id AND v.outcome = 'Accepted'
        """;

    /// <summary>By table, or by column where it differs: queries for the first column of a row's key, and an object's kind and
    /// identifier.</summary>
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["appraisals_component"] = "SELECT id, 'component-entry', id FROM appraisals_component",
        ["appraisals_decision"] = "SELECT id, 'grade-decision', id FROM appraisals_decision",
        ["appraisals_published_sheet"] = "SELECT decision_id, 'grade-decision', decision_id FROM appraisals_published_sheet",
        // whose grade it is stands in the table of everybody to whom the round's grades are published
        ["appraisals_published_sheet.named"] = """
            SELECT s.decision_id, 'grade-decision', s.decision_id FROM appraisals_published_sheet s
            UNION ALL SELECT s.decision_id, 'round', d.round_id FROM appraisals_published_sheet s
            JOIN rounds_debriefer d ON d.id = s.debriefer_id
            """,
        ["appraisals_recusal"] = "SELECT decision_id, 'grade-decision', decision_id FROM appraisals_recusal",
        // once every count of the debriefer stands
        ["ballots_opinion"] = """
            SELECT debriefer_id, 'debriefer', debriefer_id FROM ballots_opinion o
            WHERE (SELECT count(*) FROM ballots_count c WHERE c.debriefer_id = o.debriefer_id)
                = (SELECT count(*) FROM rounds_group g WHERE g.round_id = o.round_id)
            """,
        ["ballots_recount"] = "SELECT id, 'group', group_id FROM ballots_recount",
        ["debriefs_debrief"] = "SELECT id, 'debrief', debriefer_id FROM debriefs_debrief",
        // who is present at the meeting reads there the report that was accepted
        ["debriefs_version"] = """
            SELECT id, 'debrief', debrief_id FROM debriefs_version
            UNION ALL SELECT id, 'debriefer', debrief_id FROM debriefs_version WHERE outcome = 'Accepted'
            """,
        ["difficulties_difficulty"] = "SELECT id, 'difficulty', id FROM difficulties_difficulty",
        ["difficulties_turn"] = "SELECT id, 'difficulty', difficulty_id FROM difficulties_turn",
        ["requests_request"] = """
            SELECT id, 'request', id FROM requests_request UNION ALL SELECT request_id, 'reply', id FROM requests_reply
            """,
        ["requests_item"] = """
            SELECT id, 'request', request_id FROM requests_item
            UNION ALL SELECT i.id, 'reply', r.id FROM requests_item i JOIN requests_reply r ON r.request_id = i.request_id
            """,
        ["requests_turn"] = "SELECT id, 'reply', reply_id FROM requests_turn",
        ["requests_value"] = "SELECT v.id, 'reply', t.reply_id FROM requests_value v JOIN requests_turn t ON t.id = v.turn_id",
        ["plans_plan"] = """
            SELECT id, 'plan', id FROM plans_plan UNION ALL SELECT plan_id, 'milestone', id FROM plans_milestone
            """,
        ["plans_project"] = """
            SELECT id, 'plan', plan_id FROM plans_project UNION ALL SELECT project_id, 'milestone', id FROM plans_milestone
            """,
        ["plans_package"] = """
            SELECT id, 'plan', plan_id FROM plans_package UNION ALL SELECT k.id, 'milestone', m.id FROM plans_package k
                JOIN plans_milestone m ON m.plan_id = k.plan_id
            """,
        ["plans_supply"] = "SELECT id, 'plan', plan_id FROM plans_supply",
        ["plans_milestone"] = """
            SELECT id, 'milestone', id FROM plans_milestone UNION ALL SELECT id, 'plan', plan_id FROM plans_milestone
            """,
        ["plans_claim"] = "SELECT id, 'milestone', milestone_id FROM plans_claim",
        ["plans_extension"] = "SELECT id, 'milestone', milestone_id FROM plans_extension",
        ["files_file"] = """
            SELECT id, 'file', id FROM files_file UNION ALL SELECT id, object_kind, object_id FROM files_file
            """,
        ["duties_list"] = """
            SELECT id, 'duty-list', id FROM duties_list UNION ALL SELECT list_id, 'charge', id FROM duties_charge
            UNION ALL SELECT list_id, 'duty-task', id FROM duties_task
            """,
        ["duties_item"] = """
            SELECT id, 'duty-list', list_id FROM duties_item
            UNION ALL SELECT i.id, 'charge', c.id FROM duties_item i JOIN duties_charge c ON c.list_id = i.list_id
            """,
        ["duties_objection"] = "SELECT id, 'duty-objection', id FROM duties_objection",
        ["duties_report"] = "SELECT id, 'duty-task', task_id FROM duties_report",
        // Whoever carries a duty out reads the one that it takes up.
        ["duties_task"] = """
            SELECT id, 'duty-task', id FROM duties_task
            UNION ALL SELECT i.above_task_id, 'duty-list', i.list_id FROM duties_item i WHERE i.above_task_id IS NOT NULL
            UNION ALL SELECT i.above_task_id, 'charge', c.id FROM duties_item i JOIN duties_charge c ON c.list_id = i.list_id
                WHERE i.above_task_id IS NOT NULL
            UNION ALL SELECT i.above_task_id, 'duty-task', t.id FROM duties_item i JOIN duties_task t ON t.item_id = i.id
                WHERE i.above_task_id IS NOT NULL
            """,
        ["handovers_handover"] = "SELECT id, 'handover', id FROM handovers_handover",
        ["handovers_item"] = "SELECT id, 'handover', handover_id FROM handovers_item",
        ["ledger_body"] = "SELECT id, object_kind, object_id FROM ledger_line",
        ["obligations_obligation"] = "SELECT id, object_kind, object_id FROM obligations_obligation",
        ["organisation_past_unit"] = "SELECT unit_id, 'unit', unit_id FROM organisation_past_unit",
        ["organisation_planned_change"] = "SELECT id, 'unit', unit_id FROM organisation_planned_change",
        ["organisation_post"] = "SELECT id, 'post', id FROM organisation_post",
        // the calendar of the whole organisation
        ["organisation_special_day"] =
            "SELECT d.calendar_id, 'unit', s.root_unit_id FROM organisation_special_day d CROSS JOIN organisation_settings s",
        ["organisation_unit"] = "SELECT id, 'unit', id FROM organisation_unit",
        ["organisation_year_calendar"] =
            "SELECT c.id, 'unit', s.root_unit_id FROM organisation_year_calendar c CROSS JOIN organisation_settings s",
        ["organisation_upload"] = "SELECT id, 'import', id FROM organisation_upload",
        ["people_person"] = "SELECT id, 'person', id FROM people_person",
        ["policies_adoption"] = "SELECT id, 'policy', id FROM policies_adoption",
        ["rectifications_finding"] = "SELECT id, 'finding', id FROM rectifications_finding",
        ["rectifications_finding.title"] = $"SELECT id, 'finding', id FROM rectifications_finding {Reported}",
        ["rectifications_measure"] = "SELECT id, 'rectification', rectification_id FROM rectifications_measure",
        ["rectifications_plan_sketch"] =
            "SELECT rectification_id, 'rectification', rectification_id FROM rectifications_plan_sketch",
        ["rectifications_rectification"] = "SELECT id, 'rectification', id FROM rectifications_rectification",
        ["rectifications_result"] = $"""
            SELECT r.id, o.kind, o.object FROM rectifications_result r
            JOIN (SELECT id, 'finding' AS kind, id AS object FROM rectifications_finding {Reported}) o ON o.id = r.finding_id
            """,
        ["rectifications_step"] = "SELECT id, 'rectification', rectification_id FROM rectifications_step",
        // every line that was recorded from it names it
        ["recordings_recording.reference"] = """
            SELECT id, 'recording', id FROM recordings_recording
            UNION ALL SELECT recording_id, object_kind, object_id FROM ledger_line WHERE recording_id IS NOT NULL
            """,
        ["recordings_recording"] = "SELECT id, 'recording', id FROM recordings_recording",
        ["reminders_mailbox"] = "SELECT person_id, 'person', person_id FROM reminders_mailbox",
        ["reviews_comment"] = "SELECT id, 'comment', id FROM reviews_comment",
        ["reviews_item"] = "SELECT meeting_id, 'review', meeting_id FROM reviews_item",
        ["reviews_meeting"] = "SELECT id, 'review', id FROM reviews_meeting",
        ["reviews_presence"] = "SELECT id, 'review', meeting_id FROM reviews_presence",
        ["rounds_day_teller"] = "SELECT id, 'round', round_id FROM rounds_day_teller",
        ["rounds_group"] = "SELECT id, 'round', round_id FROM rounds_group",
        ["rounds_round"] = "SELECT id, 'round', id FROM rounds_round",
    };

    public static bool Knows(string table) => Queries.ContainsKey(table);

    /// <summary>By a row's key.</summary>
    public static async Task<ILookup<Guid, ObjectRef>> Of(DbConnection connection, TextColumn column)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Queries.GetValueOrDefault(column.ToString()) ?? Queries[column.Table];
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(Guid Row, ObjectRef Owner)>();
        while (await reader.ReadAsync()) found.Add((reader.GetGuid(0), new(reader.GetString(1), reader.GetGuid(2))));
        return found.ToLookup(f => f.Row, f => f.Owner);
    }
}
