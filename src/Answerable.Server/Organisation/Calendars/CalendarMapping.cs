using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

internal static class CalendarMapping
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<YearCalendar>(c =>
        {
            c.ToTable("organisation_year_calendar");
            // Dates of every request are reckoned by it.
            c.BeginsGeneration();
            c.HasKey(x => x.Id);
            c.Ignore(x => x.Source);
            c.Property(x => x.SourceEn).HasMaxLength(YearDraft.MaxSource);
            c.Property(x => x.SourceZhCn).HasMaxLength(YearDraft.MaxSource);
            c.HasIndex(x => new { x.Year, x.TakenAt });
            c.HasMany(x => x.Days).WithOne().HasForeignKey(d => d.CalendarId).OnDelete(DeleteBehavior.Cascade)
                .HasConstraintName("fk_organisation_special_day_calendar");
        });
        builder.Entity<SpecialDay>(d =>
        {
            d.ToTable("organisation_special_day");
            d.BeginsGeneration();
            d.HasKey(x => new { x.CalendarId, x.Day });
            d.Ignore(x => x.Name);
            d.Property(x => x.NameEn).HasMaxLength(YearDraft.MaxName);
            d.Property(x => x.NameZhCn).HasMaxLength(YearDraft.MaxName);
        });
    }
}
