using Mandate.Design;
using Mandate.Platform.Access.Account;
using Mandate.Platform.Access.FirstRun;
using Mandate.Platform.Access.Granting;
using Mandate.Platform.Access.People;
using Mandate.Platform.Access.SignIn;
using Mandate.Platform.Forms;

namespace Mandate.Platform.Access;

/// <summary>Table of contents: signing in, the own account, people and roles.</summary>
public static class AccessRoutes
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        MapSignIn(app.MapGroup("").Allow(AccessRule.Everyone).WithEmptyForms());
        MapAccount(app.MapGroup("").Allow(AccessRule.SignedIn).WithEmptyForms());
        MapWeightyAccount(app.MapGroup("").Allow(AccessRule.SignedIn).Weighty().WithEmptyForms());
        MapPeople(app.MapGroup("").Allow(PeopleAccess.Administrators).WithEmptyForms());
        MapWeightyPeople(app.MapGroup("").Allow(PeopleAccess.Administrators).Weighty().WithEmptyForms());
    }

    static void MapSignIn(RouteGroupBuilder everyone)
    {
        everyone.MapGet(SignInWithPassword.Route, SignInWithPassword.Get);
        everyone.MapPost(SignInWithPassword.Route, SignInWithPassword.Post);
        everyone.MapGet(SignInWithCode.Route, SignInWithCode.Get);
        everyone.MapPost(SignInWithCode.Route, SignInWithCode.Post);
        everyone.MapGet(SignInWithRecoveryCode.Route, SignInWithRecoveryCode.Get);
        everyone.MapPost(SignInWithRecoveryCode.Route, SignInWithRecoveryCode.Post);
        everyone.MapGet(SignInWithPasskey.Route, SignInWithPasskey.Get);
        everyone.MapPost(SignInWithPasskey.Route, SignInWithPasskey.Post);
        everyone.MapPost(SignInAsDemonstration.Route, SignInAsDemonstration.Post);
        everyone.MapPost(SignOut.Route, SignOut.Post);
        everyone.MapGet(SignOut.DoneRoute, SignOut.Done);
        everyone.MapGet(AskNewPassword.Route, AskNewPassword.Get);
        everyone.MapPost(AskNewPassword.Route, AskNewPassword.Post);
        everyone.MapGet(SetNewPassword.Route, SetNewPassword.Get);
        everyone.MapPost(SetNewPassword.Route, SetNewPassword.Post);
        everyone.MapGet(AskAuthenticatorRemoval.Route, AskAuthenticatorRemoval.Get);
        everyone.MapPost(AskAuthenticatorRemoval.Route, AskAuthenticatorRemoval.Post);
        everyone.MapGet(ConfirmAuthenticatorLost.Route, ConfirmAuthenticatorLost.Get);
        everyone.MapPost(ConfirmAuthenticatorLost.Route, ConfirmAuthenticatorLost.Post);
        everyone.MapGet(RemoveLostAuthenticator.Route, RemoveLostAuthenticator.Get);
        everyone.MapPost(RemoveLostAuthenticator.Route, RemoveLostAuthenticator.Post);
        everyone.MapGet(StopAuthenticatorRemoval.Route, StopAuthenticatorRemoval.Get);
        everyone.MapPost(StopAuthenticatorRemoval.Route, StopAuthenticatorRemoval.Post);
        everyone.MapGet(OpenAccount.Route, OpenAccount.Get);
        everyone.MapPost(OpenAccount.Route, OpenAccount.Post);
        everyone.MapGet(FinishAccount.Route, FinishAccount.Get);
        everyone.MapPost(FinishAccount.Route, FinishAccount.Post);
        everyone.MapGet(ConfirmEmail.Route, ConfirmEmail.Get);
        everyone.MapPost(ConfirmEmail.Route, ConfirmEmail.Post);
        everyone.MapGet(AcceptInvitation.Route, AcceptInvitation.Get);
        everyone.MapPost(AcceptInvitation.Route, AcceptInvitation.Post);
        everyone.MapGet(BecomeAdministrator.Route, BecomeAdministrator.Get);
        everyone.MapPost(BecomeAdministrator.Route, BecomeAdministrator.Post);
    }

    static void MapAccount(RouteGroupBuilder own)
    {
        own.MapGet(SignInAgain.Route, SignInAgain.Get);
        own.MapPost(SignInAgain.Route, SignInAgain.Post);
        own.MapGet(ShowKeptForm.Route, ShowKeptForm.Get);
        own.MapGet(ShowAccount.Route, ShowAccount.Get);
        own.MapGet(ChangeName.Route, ChangeName.Get);
        own.MapPost(ChangeName.Route, ChangeName.Post);
        own.MapGet(ChangePassword.Route, ChangePassword.Get);
        own.MapPost(ChangePassword.Route, ChangePassword.Post);
        own.MapGet(ShowSecondFactor.Route, ShowSecondFactor.Get);
        own.MapGet(ManagePasskeys.Route, ManagePasskeys.Get);
        own.MapPost(EndSignIns.Route, EndSignIns.Post);
        own.MapGet(BecomeAdministrator.NextRoute, BecomeAdministrator.Next);
    }

    static void MapWeightyAccount(RouteGroupBuilder weighty)
    {
        weighty.MapGet(ChangeEmail.Route, ChangeEmail.Get);
        weighty.MapPost(ChangeEmail.Route, ChangeEmail.Post);
        weighty.MapGet(SetUpAuthenticator.Route, SetUpAuthenticator.Get);
        weighty.MapPost(SetUpAuthenticator.Route, SetUpAuthenticator.Post);
        weighty.MapGet(RemoveAuthenticator.Route, RemoveAuthenticator.Get);
        weighty.MapPost(RemoveAuthenticator.Route, RemoveAuthenticator.Post);
        weighty.MapGet(NewRecoveryCodes.Route, NewRecoveryCodes.Get);
        weighty.MapPost(NewRecoveryCodes.Route, NewRecoveryCodes.Post);
        weighty.MapGet(AddPasskey.Route, AddPasskey.Get);
        weighty.MapPost(AddPasskey.Route, AddPasskey.Post);
        weighty.MapGet(ChangePasskey.Route, ChangePasskey.Get);
        weighty.MapPost(ChangePasskey.Route, ChangePasskey.Post);
    }

    static void MapPeople(RouteGroupBuilder administrators)
    {
        administrators.MapGet(FindPeople.Route, FindPeople.Get);
        administrators.MapGet(ShowPerson.Route, ShowPerson.Get);
        administrators.MapGet(Invitations.Route, Invitations.Get);
        administrators.MapGet(RoleRequests.Route, RoleRequests.Get);
        administrators.MapGet(ReviewRoles.Route, ReviewRoles.Get);
        administrators.MapPost(ReviewRoles.Route, ReviewRoles.Post);
        administrators.MapGet(EndRole.Route, EndRole.Get);
        administrators.MapPost(EndRole.Route, EndRole.Post);
        administrators.MapGet(RecordLeaver.Route, RecordLeaver.Get);
        administrators.MapPost(RecordLeaver.Route, RecordLeaver.Post);
    }

    static void MapWeightyPeople(RouteGroupBuilder weighty)
    {
        weighty.MapGet(InvitePerson.Route, InvitePerson.Get);
        weighty.MapPost(InvitePerson.Route, InvitePerson.Post);
        weighty.MapPost(Invitations.ChangeRoute, Invitations.Post);
        weighty.MapGet(GrantRole.Route, GrantRole.Get);
        weighty.MapPost(GrantRole.Route, GrantRole.Post);
        weighty.MapGet(DecideRequest.Route, DecideRequest.Get);
        weighty.MapPost(DecideRequest.Route, DecideRequest.Post);
        weighty.MapGet(ResetSecondFactor.Route, ResetSecondFactor.Get);
        weighty.MapPost(ResetSecondFactor.Route, ResetSecondFactor.Post);
    }
}
