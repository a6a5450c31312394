using De06Assistant.Bot.Notices;
using De06Assistant.Knowledge.Authoring;
using FsCheck;
using FsCheck.Fluent;

namespace De06Assistant.Tests.Bot.Notices;

/// <summary>Which notices show: held against the plain rule, at every instant of the time for which an edition stands.</summary>
public sealed class NoticeEditionProperties
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 17, 0, 0, TimeSpan.FromHours(7));
    private static readonly string[] Places = ["a", "b", "c"];

    private static readonly Arbitrary<Notice[]> Sets =
        (from start in Gen.Choose(-20, 20)
         from length in Gen.Choose(-2, 20)
         from kind in Gen.Elements(NoticeKinds.All.ToArray())
         from places in Gen.SubListOf(Places)
         select new Notice($"{start} {length} {kind} {places.Count}", kind, "t", "x", null, [.. places], Now.AddMinutes(start), Now.AddMinutes(start + length))).ArrayOf().ToArbitrary();

    [Fact]
    public void Of_AnyNotices_ShowsThoseOfThePlaceAndTheTime() => Prop.ForAll(Sets, Gen.Choose(0, 60).ToArbitrary(), (notices, later) =>
    {
        var edition = new NoticeEdition("v", notices, Now);
        var until = edition.Until <= Now.AddMinutes(later) ? edition.Until.AddTicks(-1) : Now.AddMinutes(later);
        return new string?[] { null, "a", "b", "c", "nowhere" }.All(place =>
            edition.Of(place).Order(ById).SequenceEqual(notices.Where(notice => notice.IsOn(until) && notice.IsFor(place)).Order(ById)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Until_AnyNotices_IsTheNextStartOrEnd() => Prop.ForAll(Sets, notices =>
    {
        var edition = new NoticeEdition("v", notices, Now);
        var changes = notices.Where(notice => notice.End > notice.Start).SelectMany(notice => new[] { notice.Start, notice.End }).Where(time => time > Now).ToList();
        return edition.Until == (changes.Count == 0 ? DateTimeOffset.MaxValue : changes.Min());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_AnyNotices_ShowsTheGravestFirst() => Prop.ForAll(Sets, notices =>
    {
        var kinds = new NoticeEdition("v", notices, Now).Showing.Select(notice => notice.Kind).ToList();
        return kinds.SequenceEqual(kinds.Order());
    }).QuickCheckThrowOnFailure();

    private static readonly Comparer<Notice> ById = Comparer<Notice>.Create((one, other) =>
        string.CompareOrdinal($"{one.Id}{string.Concat(one.Localities)}", $"{other.Id}{string.Concat(other.Localities)}"));
}
