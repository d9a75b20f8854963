using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>A session in memory, with what stands beside it.</summary>
internal sealed record LoadedSession(MrSessionData Session, XnatQueryTerms Terms);
