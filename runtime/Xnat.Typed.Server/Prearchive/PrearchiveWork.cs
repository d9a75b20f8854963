using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>Work on a session that was asked for and is not done yet. It is kept with the data, so that a restart loses none.</summary>
/// <param name="Session">Number of the session's row.</param>
/// <param name="User">Who asked for it, with whose rights it is done in the end.</param>
/// <param name="Order">How it is archived; <see langword="null"/> to build it anew.</param>
/// <param name="Looks">How many looks it still takes; 0 if it goes by time.</param>
/// <param name="Begun">When it was asked for.</param>
/// <param name="Takes">How long it takes from then on; zero if it goes by looks.</param>
/// <param name="Listener">Who wants to hear of the outcome, or <see langword="null"/>.</param>
internal sealed record PrearchiveWork(
    long Session, string User, ArchiveOrder? Order, int Looks, DateTimeOffset Begun, TimeSpan Takes, string? Listener)
{
    [JsonIgnore]
    public bool GoesByClock => Takes > TimeSpan.Zero;

    /// <summary>Whether its time has come. A clock that has been set back since would hold it up for ever.</summary>
    public bool IsDue(DateTimeOffset now) => GoesByClock ? now - Begun >= Takes || now < Begun : Looks <= 0;
}
