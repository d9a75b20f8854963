using Xnat.Typed.Server.Routes;
using Xnat.Typed.Server.Routes.Users;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Pages, sessions and alias tokens.</summary>
internal static class SignInSection
{
    private const string Session = "/data/JSESSION";
    private const string Tokens = "/data/services/tokens";

    public static RouteSection Section { get; } = new("Sign-in and sessions",
    [
        Get("/", "the home page; says who is signed in", static h => h.Pages.Home),
        Post("/login", "signs in with the form of the page", static h => h.SignIn.SignInByPageAsync),
        Get("/app/template/{page}", "the sign-in page", static _ => PageRoutes.Template) with { TakesRest = true },
        Get(Session, "the session id; opens a guest's session for nobody", static h => h.SignIn.Session)
            .AlsoAt(Session + "ID") with { TakesRest = true },
        Post(Session, "signs in with Basic", static h => h.SignIn.Session).AlsoAt(Session + "ID") with { TakesRest = true },
        Delete(Session, "ends the session", static h => h.SignIn.End).AlsoAt(Session + "ID") with { TakesRest = true },
        Get("/data/auth", "who is signed in", static _ => SignInRoutes.WhoAmI) with { TakesRest = true },
        Get("/data/services/auth", "404: signing in takes a form", static _ => SignInRoutes.WithoutForm),
        On("POST PUT", "/data/services/auth", "signs in with a form", static h => h.SignIn.SignInAsync),
        Get("/data/user/{login}/sessions", "how many sessions an account has", static h => h.Users.Sessions) with { IsArchive = true },
        Get("/xapi/users/active/{login}", "the sessions of an account", static h => h.XapiUsers.Sessions),
        Delete("/xapi/users/active/{login}", "ends the sessions of an account", static h => h.XapiUsers.EndSessions),
        Get(Tokens, "400: names no operation, or an unknown one", static _ => TokenRoutes.Unknown) with { TakesRest = true },
        Get(Tokens + "/issue", "a new alias token", static h => h.Tokens.Issue),
        Get(Tokens + "/issue/user/{login}", "one for another account", static h => h.Tokens.IssueFor),
        Get(Tokens + "/show", "the caller's tokens", static h => h.Tokens.Show),
        Get(Tokens + "/validate/{alias}", "401: a token without its secret", static _ => TokenRoutes.WithoutSecret),
        Get(Tokens + "/validate/{alias}/{secret}", "whose token it is", static h => h.Tokens.Validate) with { TakesRest = true },
        Get(Tokens + "/invalidate/{alias}/{secret}", "ends a token", static h => h.Tokens.Invalidate)
            .AlsoAt(Tokens + "/invalidate/{alias}") with { TakesRest = true },
        (Get("/data/version", "the version; clients know later ones by its absence", static h => h.SiteConfig.BareVersion)
            with { TakesRest = true }).Until("1.7"),
    ]);
}
