using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Persistence;

/// <summary>A <see cref="Stamp"/> as it is kept.</summary>
internal sealed record StampForm(DateTimeOffset Time, string User, long Event)
{
    public static StampForm Of(Stamp stamp) => new(stamp.Time, stamp.User, stamp.Event);

    public Stamp ToStamp() => new(Time, User, Event);
}
