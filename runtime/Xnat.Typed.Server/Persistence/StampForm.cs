using System.Text.Json.Serialization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Persistence;

/// <summary>A <see cref="Stamp"/> as it is kept.</summary>
/// <param name="Ticks">Time in UTC, in the framework's ticks.</param>
/// <param name="User">Login.</param>
/// <param name="Event">Number of the change event.</param>
internal sealed record StampForm([property: JsonPropertyName("t")] long Ticks, [property: JsonPropertyName("u")] string User, [property: JsonPropertyName("e")] long Event)
{
    public static StampForm Of(Stamp stamp) => new(stamp.Time.UtcTicks, stamp.User, stamp.Event);

    public Stamp ToStamp() => new(new DateTimeOffset(Ticks, TimeSpan.Zero), string.Intern(User), Event);
}
